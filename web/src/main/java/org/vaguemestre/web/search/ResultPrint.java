package org.vaguemestre.web.search;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.AbstractList;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.search.ResultList;
import org.vaguemestre.search.SearchExports;
import org.vaguemestre.search.SearchRequest;

/** The whole of what was found as a list to print, or to keep as a PDF by printing it. An act: only the form of the portal asks for it. */
@Named("printed")
@RequestScoped
public class ResultPrint {
    @Inject
    private HttpServletRequest request;

    @Inject
    private AskedSearch question;

    @Inject
    private SearchExports exports;

    @Inject
    private Clock clock;

    private ResultList list;

    @PostConstruct
    void begin() {
        if (request.getMethod().equals("POST")) {
            SearchExports.Export export =
                    exports.begin(question.request(null, SearchRequest.LIMIT), SearchExports.Format.PDF);
            list = new ResultList(export, CurrentAccess.get().name(), clock.instant());
        }
    }

    /** What was asked, by whom; null when the page was opened otherwise than by its form. */
    public ResultList getList() {
        return list;
    }

    /** Back to the question. */
    public String getSearch() {
        return question.withText(question.q());
    }

    /** The lines, read some hundreds at a time while they are written. */
    public List<SearchExports.Line> getLines() {
        List<UUID> items = list.export().items();
        return new AbstractList<>() {
            private int from = -1;
            private List<SearchExports.Line> some = List.of();

            @Override
            public SearchExports.Line get(int index) {
                int begin = index - index % SearchExports.AT_ONCE;
                if (begin != from) {
                    some = exports.lines(items.subList(begin, Math.min(items.size(), begin + SearchExports.AT_ONCE)));
                    from = begin;
                }
                /* What went out of sight since the list was made leaves no line. */
                return index - begin < some.size() ? some.get(index - begin) : null;
            }

            @Override
            public int size() {
                return items.size();
            }
        };
    }
}
