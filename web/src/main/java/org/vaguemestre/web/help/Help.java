package org.vaguemestre.web.help;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Portal;

/** The guide's page. Asked: {@code chapitre} (that of a screen), {@code question}. */
@Named
@RequestScoped
public class Help {
    private static final int ANSWERS = 20;
    private static final int EXCERPT = 220;

    @Inject
    private Asked asked;

    @Inject
    private Guide guide;

    @Inject
    private Portal portal;

    private Guide.Chapter chapter;
    private String question;
    private List<Guide.Found> answers = List.of();

    @PostConstruct
    void look() {
        question = asked.text("question").orElse("");
        answers = guide.search(question, locale()).stream().limit(ANSWERS).toList();
        chapter = asked.text("chapitre")
                .flatMap(screen -> guide.about(screen, locale()))
                .orElseGet(() -> guide.chapters(locale()).get(0));
    }

    public List<Guide.Chapter> getChapters() {
        return guide.chapters(locale());
    }

    public Guide.Chapter getChapter() {
        return chapter;
    }

    public String getQuestion() {
        return question;
    }

    public boolean isAsking() {
        return !question.isBlank();
    }

    public List<Guide.Found> getAnswers() {
        return answers;
    }

    /** The chapter of the screen being drawn, as an address of the guide. */
    public String getHere() {
        return guide.about(portal.getScreen(), locale()).map(this::address).orElse(portal.to("aide"));
    }

    public String address(Guide.Chapter of) {
        return portal.to("aide") + "?chapitre=" + of.slug();
    }

    public String excerpt(Guide.Section section) {
        String text = section.text().replace('\n', ' ').strip();
        return text.length() <= EXCERPT ? text : text.substring(0, text.lastIndexOf(' ', EXCERPT)) + "…";
    }

    private static Locale locale() {
        return FacesContext.getCurrentInstance().getViewRoot().getLocale();
    }
}
