package org.vaguemestre.worker;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.tesseract.TessBaseAPI;
import org.bytedeco.tesseract.global.tesseract;

/** Optical character recognition (<i>OCR</i>) by Tesseract, its model loaded once for all pages. */
final class Recognition implements AutoCloseable {
    /** Level of a line of the table that is a word. */
    private static final String WORD = "5";

    private final Path models;
    private final String language;
    private TessBaseAPI engine;

    /**
     * @param models folder of {@code <language>.traineddata}
     * @param language of the model, {@code fra}
     */
    Recognition(Path models, String language) {
        this.models = models;
        this.language = language;
    }

    /** The words of a page in reading order. @throws Unable when the model cannot be loaded */
    List<Word> read(Scan scan) {
        TessBaseAPI tesseract = engine();
        try {
            tesseract.SetImage(scan.page().pix());
            tesseract.SetSourceResolution(scan.resolution());
            BytePointer table = tesseract.GetTSVText(0);
            if (table == null || table.isNull()) {
                return List.of();
            }
            try {
                return words(
                        table.getString(StandardCharsets.UTF_8),
                        scan.page().width(),
                        scan.page().height());
            } finally {
                table.deallocate();
            }
        } finally {
            tesseract.Clear();
        }
    }

    private TessBaseAPI engine() {
        if (engine == null) {
            TessBaseAPI loaded = new TessBaseAPI();
            if (loaded.Init(models.toString(), language, tesseract.OEM_LSTM_ONLY) != 0) {
                throw new Unable("no model of " + language + " in " + models);
            }
            loaded.SetPageSegMode(tesseract.PSM_AUTO);
            engine = loaded;
        }
        return engine;
    }

    /** Reads the columns level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
    private static List<Word> words(String table, double width, double height) {
        List<Word> words = new ArrayList<>();
        String previousLine = null;
        int line = -1;
        for (String row : table.split("\n")) {
            String[] column = row.split("\t", 12);
            if (column.length < 12 || !column[0].equals(WORD) || column[11].isBlank()) {
                continue;
            }
            String itsLine = column[2] + '.' + column[3] + '.' + column[4];
            if (!itsLine.equals(previousLine)) {
                previousLine = itsLine;
                line++;
            }
            words.add(new Word(
                    column[11].strip(),
                    Integer.parseInt(column[6]) / width,
                    Integer.parseInt(column[7]) / height,
                    Integer.parseInt(column[8]) / width,
                    Integer.parseInt(column[9]) / height,
                    Math.max(0, Math.min(1, Double.parseDouble(column[10]) / 100)),
                    line,
                    Integer.parseInt(column[2]) - 1));
        }
        return words;
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.End();
            engine.close();
            engine = null;
        }
    }
}
