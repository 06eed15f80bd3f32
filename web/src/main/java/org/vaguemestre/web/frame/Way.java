package org.vaguemestre.web.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Leads to another page after an act (post, redirect, get): reloading it does nothing twice, and the back button works. */
@RequestScoped
public class Way {
    /** Parameter of the address: the page is shown in the list of all of one’s organisations, and one comes back to that list. */
    private static final String GATHERED = "toutes";

    @Inject
    private Portal portal;

    /** To a screen of the organisation acted for; parameters are name, value, …; null values are left out. */
    public void to(Screen screen, Object... parameters) {
        StringBuilder address = new StringBuilder(portal.to(screen.address()));
        char sign = '?';
        for (int i = 0; i < parameters.length; i += 2) {
            if (parameters[i + 1] != null) {
                address.append(sign)
                        .append(parameters[i])
                        .append('=')
                        .append(URLEncoder.encode(parameters[i + 1].toString(), StandardCharsets.UTF_8));
                sign = '&';
            }
        }
        to(address.toString());
    }

    /** To the portal's front, which leads on to where the person works. */
    public void toTheFront() {
        toTheFront("");
    }

    /** To a page acted in for no organisation. */
    public void toTheFront(String page) {
        to(portal.getContext() + "/" + page);
    }

    /** To the very page from which the form came. */
    public void again() {
        againWith(GATHERED, null);
    }

    /** To the page from which the form came, with another value for a parameter of its address; null leaves it out. */
    public void againWith(String parameter, Object value) {
        FacesContext faces = FacesContext.getCurrentInstance();
        String address = faces.getApplication()
                .getViewHandler()
                .getActionURL(faces, faces.getViewRoot().getViewId());
        int sign = address.indexOf('?');
        String path = sign < 0 ? address : address.substring(0, sign);
        StringBuilder query = new StringBuilder();
        for (String pair :
                sign < 0 ? new String[0] : address.substring(sign + 1).split("&")) {
            if (pair.startsWith(GATHERED + "=")) {
                path = portal.getContext() + "/toutes/" + Screen.TRIAGE.address();
            } else if (!pair.isEmpty() && !pair.equals(parameter) && !pair.startsWith(parameter + "=")) {
                query.append(query.isEmpty() ? "?" : "&").append(pair);
            }
        }
        if (value != null) {
            query.append(query.isEmpty() ? "?" : "&")
                    .append(parameter)
                    .append('=')
                    .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
        to(path + query);
    }

    private static void to(String address) {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        try {
            external.redirect(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
