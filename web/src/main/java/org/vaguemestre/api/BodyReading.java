package org.vaguemestre.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.storage.FreeSpace;

/** A body that cannot be read to its end is the caller's to mend, unless the disk it is laid on is full. */
@Provider
public class BodyReading implements ReaderInterceptor {
    @Inject
    private FreeSpace space;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        try {
            return body.proceed();
        } catch (IOException e) {
            space.require();
            throw new Refused(Refusal.REQUEST_MALFORMED, body.getMediaType().toString());
        }
    }
}
