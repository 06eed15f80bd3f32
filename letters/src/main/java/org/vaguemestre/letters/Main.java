package org.vaguemestre.letters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The command line.
 *
 * <pre>
 * pile --letters 20 --out pile.pdf [--truth pile.json] [--seed 7] [--organisation port-lerin] [--separators qr|patcht|patcht39|none]
 *      [--format pdf|fax|tiff] [--dpi 300] [--clean true]
 * demonstration --out DIR [--letters 320] [--today 2026-11-20]
 * keys --out DIR                               keys of the demonstration, with which its elected members sign
 * training --out DIR [--today 2026-11-20]      the letters of the training commune, as they lie in ejb's resources
 * </pre>
 */
public final class Main {
    private static final Map<String, Integer> SHARES =
            Map.of("port-lerin", 60, "val-de-lerin", 16, "sainte-orme", 14, "brecy-le-haut", 10);

    private static final Map<String, String> SIGNERS = Map.of(
            "anne.rivoal", "Anne Rivoal",
            "yann.kersaudy", "Yann Kersaudy",
            "elise.bourhis", "Élise Bourhis",
            "paul.legoff", "Paul Le Goff");

    private static final int TRAINING_LETTERS = 12;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 1; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i].replaceFirst("^--", ""), arguments[i + 1]);
        }
        String command = arguments.length == 0 ? "" : arguments[0];
        if (!options.containsKey("out")
                || !List.of("pile", "demonstration", "training", "keys").contains(command)) {
            System.err.println(
                    "pile --letters 20 --out pile.pdf | demonstration --out DIR | training --out DIR | keys --out DIR");
            System.exit(2);
        }
        switch (command) {
            case "pile" -> pile(options);
            case "training" -> training(options);
            case "keys" -> DemonstrationKeys.write(Path.of(options.get("out")), "port-lerin", SIGNERS);
            default -> demonstration(options);
        }
    }

    /** Twelve short letters of different kinds to a commune that exists for practice only, and a line of letters.jsonl each. */
    private static void training(Map<String, String> options) throws IOException {
        Path out = Files.createDirectories(Path.of(options.get("out")));
        LocalDate today =
                LocalDate.parse(options.getOrDefault("today", LocalDate.now().toString()));
        LetterWriter writer = new LetterWriter(5, "saint-exemple", today.minusDays(20), today.minusDays(3));
        Set<String> subjects = new HashSet<>();
        List<String> lines = new ArrayList<>();
        for (int i = 0; lines.size() < TRAINING_LETTERS; i++) {
            Letter letter = writer.letter(i);
            if (letter.style().longLetter() || !subjects.add(letter.mailType() + letter.department())) {
                continue;
            }
            String file = String.format("%02d.pdf", lines.size() + 1);
            int pages = OfficeScan.write(letter, out.resolve(file), true);
            lines.add(Json.of(manifest(letter, file, pages, "REGISTERED", 0, new Random(i), today)));
        }
        Files.write(out.resolve("letters.jsonl"), lines);
        System.out.println(lines.size() + " courriers : " + out);
    }

    private static void pile(Map<String, String> options) throws IOException {
        long seed = Long.parseLong(options.getOrDefault("seed", "7"));
        int dpi = Integer.parseInt(options.getOrDefault("dpi", "300"));
        String organisation = options.getOrDefault("organisation", "port-lerin");
        SeparatorSheet separator =
                SeparatorSheet.valueOf(options.getOrDefault("separators", "qr").toUpperCase());
        Pile pile = new Pile(seed, dpi, separator, !Boolean.parseBoolean(options.getOrDefault("clean", "false")));
        LocalDate today = LocalDate.parse(options.getOrDefault("today", "2026-11-20"));
        LetterWriter writer = new LetterWriter(seed, organisation, today.minusDays(12), today.minusDays(1));
        Path out = Path.of(options.get("out"));
        List<Object> truth = new ArrayList<>();
        try (PileFile file = file(options.getOrDefault("format", "pdf"), out)) {
            for (int i = 0; i < Integer.parseInt(options.getOrDefault("letters", "20")); i++) {
                for (Pile.Page page : pile.draw(writer.letter(i))) {
                    file.add(page.image());
                    truth.add(truth(page));
                }
            }
        }
        if (options.containsKey("truth")) {
            Files.writeString(Path.of(options.get("truth")), Json.of(Map.of("pages", truth)));
        }
        System.out.println(truth.size() + " pages : " + out);
    }

    private static PileFile file(String format, Path out) throws IOException {
        return switch (format) {
            case "fax" -> PileFile.fax(out);
            case "tiff" -> PileFile.tiff(out);
            default -> PileFile.pdf(out);
        };
    }

    private static Map<String, Object> truth(Pile.Page page) {
        Letter letter = page.letter();
        Map<String, Object> truth = new LinkedHashMap<>();
        truth.put("role", page.role());
        truth.put("letter", letter.index());
        truth.put("page", page.page());
        truth.put("condition", page.condition());
        truth.put("text", page.text());
        if (page.page() == 1) {
            truth.put("sender", letter.sender().displayName());
            truth.put("subject", letter.subject());
            truth.put("writtenOn", letter.writtenOn());
            truth.put("reference", letter.reference());
            truth.put("department", letter.department());
            truth.put("mailType", letter.mailType());
        }
        return truth;
    }

    /** Several years of letters as an office copier delivers them, a line of letters.jsonl each, and what became of them. */
    private static void demonstration(Map<String, String> options) throws IOException {
        Path out = Path.of(options.get("out"));
        Path folder = Files.createDirectories(out.resolve("letters"));
        LocalDate today =
                LocalDate.parse(options.getOrDefault("today", LocalDate.now().toString()));
        int letters = Integer.parseInt(options.getOrDefault("letters", "320"));
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Integer> share : SHARES.entrySet()) {
            int count = letters * share.getValue() / 100;
            Random random = new Random(share.getKey().hashCode());
            for (int i = 0; i < count; i++) {
                boolean recent = i % 3 == 0;
                LetterWriter writer = recent
                        ? new LetterWriter(11, share.getKey(), today.minusDays(24), today.minusDays(2))
                        : new LetterWriter(11, share.getKey(), today.minusDays(900), today.minusDays(20));
                Letter letter = writer.letter(i);
                String file = String.format("%s-%04d.pdf", share.getKey(), i);
                int pages = OfficeScan.write(letter, folder.resolve(file), i % 4 == 1);
                lines.add(Json.of(
                        manifest(letter, file, pages, end(recent, random), 3 + random.nextInt(35), random, today)));
            }
        }
        Files.write(out.resolve("letters.jsonl"), lines);
        System.out.println(lines.size() + " courriers : " + out);
    }

    private static String end(boolean recent, Random random) {
        int drawn = random.nextInt(100);
        if (recent) {
            return drawn < 22 ? "REGISTERED" : drawn < 62 ? "IN_PROGRESS" : drawn < 88 ? "TAKEN" : "CLOSED";
        }
        return drawn < 4 ? "IN_PROGRESS" : drawn < 8 ? "TAKEN" : drawn < 10 ? "VOID" : "CLOSED";
    }

    private static Map<String, Object> manifest(
            Letter letter, String file, int pages, String end, int days, Random random, LocalDate today) {
        Sender sender = letter.sender();
        Map<String, Object> writer = new LinkedHashMap<>();
        writer.put("kind", sender.person() ? "PERSON" : "ORGANISATION");
        writer.put("title", sender.person() ? sender.title() : null);
        writer.put("firstName", sender.person() ? sender.firstName() : null);
        writer.put("name", sender.name());
        writer.put("address", sender.street());
        writer.put("postalCode", sender.postalCode());
        writer.put("city", sender.city());
        writer.put("email", sender.email().isEmpty() ? null : sender.email());
        LocalDate arrived = letter.writtenOn().plusDays(1 + random.nextInt(3));
        while (arrived.getDayOfWeek().getValue() > 5) {
            arrived = arrived.plusDays(1);
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("organisation", letter.organisation());
        line.put("file", file);
        line.put("pages", pages);
        line.put("subject", letter.subject());
        line.put("sender", writer);
        line.put("reference", letter.reference().isEmpty() ? null : letter.reference());
        line.put("writtenOn", letter.writtenOn());
        line.put("arrivedOn", arrived.isAfter(today) ? today : arrived);
        line.put("department", letter.department());
        line.put("mailType", letter.mailType());
        line.put("confidentiality", letter.confidentiality());
        line.put("end", end);
        line.put("days", days);
        return line;
    }
}
