package org.vaguemestre.web.dispatch;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.vaguemestre.dispatch.Printing;
import org.vaguemestre.web.frame.Asked;

/** {@code /o/<organisation>/tirage?id=…}: letters of the print queue in one PDF. */
@WebServlet("/in-organisation/tirage/*")
public class PrintedLetters extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Printing printing;

    @Inject
    private transient Asked asked;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] pdf = printing.pdf(Set.copyOf(asked.ids("id")));
        response.setContentType("application/pdf");
        response.setHeader("Content-Disposition", "inline; filename=\"tirage.pdf\"");
        response.setContentLength(pdf.length);
        response.getOutputStream().write(pdf);
    }
}
