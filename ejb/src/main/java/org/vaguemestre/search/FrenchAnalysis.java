package org.vaguemestre.search;

import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurationContext;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurer;

/** How words are cut out of text, and what two writings of one word have in common. */
public final class FrenchAnalysis implements LuceneAnalysisConfigurer {
    /** French text: {@code l’École}, {@code ecoles} and {@code école} are one word. */
    static final String FRENCH = "french";
    /** Names and exact words: accents and case do not matter, endings do. */
    static final String EXACT = "exact";
    /** A number or a reference as a whole: letters and digits only, {@code DGS/2026-117} is {@code dgs2026117}. */
    static final String CODE = "code";
    /** The beginnings of a number or a reference, for what is typed in part; asked with {@link #CODE}. */
    static final String CODE_START = "code-start";

    static final String SHORTEST_START = "4";
    static final String LONGEST_START = "40";

    @Override
    public void configure(LuceneAnalysisConfigurationContext context) {
        context.analyzer(FRENCH)
                .custom()
                .tokenizer("standard")
                .tokenFilter("elision")
                .tokenFilter("lowercase")
                .tokenFilter("frenchLightStem")
                .tokenFilter("asciiFolding");
        context.analyzer(EXACT)
                .custom()
                .tokenizer("standard")
                .tokenFilter("elision")
                .tokenFilter("lowercase")
                .tokenFilter("asciiFolding");
        context.analyzer(CODE)
                .custom()
                .tokenizer("keyword")
                .tokenFilter("lowercase")
                .tokenFilter("asciiFolding")
                .tokenFilter("patternReplace")
                .param("pattern", "[^a-z0-9]+")
                .param("replacement", "")
                .param("replace", "all")
                .tokenFilter("length")
                .param("min", "1")
                .param("max", "200");
        context.analyzer(CODE_START)
                .custom()
                .tokenizer("keyword")
                .tokenFilter("lowercase")
                .tokenFilter("asciiFolding")
                .tokenFilter("patternReplace")
                .param("pattern", "[^a-z0-9]+")
                .param("replacement", "")
                .param("replace", "all")
                .tokenFilter("edgeNGram")
                .param("minGramSize", SHORTEST_START)
                .param("maxGramSize", LONGEST_START);
    }
}
