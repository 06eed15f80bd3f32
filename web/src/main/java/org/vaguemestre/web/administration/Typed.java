package org.vaguemestre.web.administration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.vaguemestre.web.frame.Asked;

/** What stands in the fields of a form: what was typed once it was sent, before that what is known. */
@RequestScoped
public class Typed {
    @Inject
    private Asked asked;

    @Inject
    private HttpServletRequest request;

    public String text(String name, Object known) {
        if (sent()) {
            return asked.text(name).orElse("");
        }
        return known == null ? "" : known.toString();
    }

    public boolean ticked(String name, String value, boolean known) {
        return sent() ? all(name).contains(value) : known;
    }

    public List<String> all(String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : Arrays.asList(values);
    }

    public boolean sent() {
        return "POST".equals(request.getMethod());
    }
}
