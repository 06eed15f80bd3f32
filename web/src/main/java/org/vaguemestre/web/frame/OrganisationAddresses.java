package org.vaguemestre.web.frame;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vaguemestre.web.signin.Session;

/**
 * Addresses of the pages: {@code /o/<organisation>/<screen>} and never those of the files that draw them. A form is sent to the very address
 * of its page, parameters included, and carries the secret of the session: no page's author can forget either.
 */
public class OrganisationAddresses extends ViewHandlerWrapper {
    private static final String SCREENS = "/screens/";
    private static final String SUFFIX = ".xhtml";

    public OrganisationAddresses(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public String getActionURL(FacesContext context, String viewId) {
        Optional<String> address = address(context, viewId);
        if (address.isEmpty()) {
            return super.getActionURL(context, viewId);
        }
        String query = request(context).getQueryString();
        boolean own = context.getViewRoot() != null
                && viewId.equals(context.getViewRoot().getViewId());
        return own && query != null ? address.get() + "?" + query : address.get();
    }

    @Override
    public String getBookmarkableURL(
            FacesContext context, String viewId, Map<String, List<String>> parameters, boolean includeViewParams) {
        return address(context, viewId)
                .map(address -> context.getExternalContext().encodeBookmarkableURL(address, parameters))
                .orElseGet(() -> super.getBookmarkableURL(context, viewId, parameters, includeViewParams));
    }

    @Override
    public String getRedirectURL(
            FacesContext context, String viewId, Map<String, List<String>> parameters, boolean includeViewParams) {
        return address(context, viewId)
                .map(address -> context.getExternalContext().encodeRedirectURL(address, parameters))
                .orElseGet(() -> super.getRedirectURL(context, viewId, parameters, includeViewParams));
    }

    @Override
    public void writeState(FacesContext context) throws IOException {
        super.writeState(context);
        var writer = context.getResponseWriter();
        writer.startElement("input", null);
        writer.writeAttribute("type", "hidden", null);
        writer.writeAttribute("name", Session.TOKEN_FIELD, null);
        writer.writeAttribute("value", Session.token(request(context)), null);
        writer.endElement("input");
    }

    @Override
    public Locale calculateLocale(FacesContext context) {
        return Tongue.of(request(context));
    }

    private static Optional<String> address(FacesContext context, String viewId) {
        HttpServletRequest request = request(context);
        if (!viewId.startsWith(SCREENS) || !viewId.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String screen = viewId.substring(SCREENS.length(), viewId.length() - SUFFIX.length());
        String base = context.getExternalContext().getRequestContextPath();
        return Optional.of(Acting.in(request)
                .map(acting -> base + "/o/" + acting.access().slug() + "/" + screen)
                .orElse(base + "/" + screen));
    }

    private static HttpServletRequest request(FacesContext context) {
        return (HttpServletRequest) context.getExternalContext().getRequest();
    }
}
