package org.vaguemestre.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code mvn package} leaves for a machine in production, against its bills of materials and {@code config/licences.json}. */
class DeliveredIT {
    private static final Path HOME =
            Path.of(System.getProperty("vaguemestre.home")).normalize();
    private static final Path EAR = HOME.resolve("ear/target/vaguemestre.ear");
    private static final List<String> FOLDERS =
            List.of("worker/target/worker", "config/target/lib", "letters/target/lib");

    private static JsonNode licences;
    private static List<Library> program;
    private static List<Library> server;

    @BeforeAll
    static void bills() throws Exception {
        licences =
                new ObjectMapper().readTree(HOME.resolve("config/licences.json").toFile());
        program = Library.of(HOME.resolve("target/bom.xml").toFile(), licences.get("names"));
        server = Library.of(HOME.resolve("ear/target/server-bom.xml").toFile(), licences.get("names"));
    }

    @Test
    void everyJarOfTheProgramIsInItsBillByteForByte() throws Exception {
        Map<String, String> delivered = new TreeMap<>();
        for (Map.Entry<String, byte[]> jar : jarsOfTheEar().entrySet()) {
            delivered.put(jar.getKey(), sha256(jar.getValue()));
        }
        for (String folder : FOLDERS) {
            for (Path jar : jars(HOME.resolve(folder))) {
                delivered.put(folder + "/" + jar.getFileName(), sha256(Files.readAllBytes(jar)));
            }
        }
        delivered.keySet().removeIf(jar -> jar.matches(".*/vaguemestre-[a-z]+[-0-9.A-Z]*\\.[jw]ar"));
        assertThat(delivered).hasSizeGreaterThan(80);
        Set<String> billed = new TreeSet<>(program.stream().map(Library::sha256).toList());
        assertThat(delivered.entrySet().stream().filter(jar -> !billed.contains(jar.getValue())))
                .as("jars that target/bom.xml does not name")
                .isEmpty();
    }

    @Test
    void everyJarOfTheServerIsInItsBill() throws Exception {
        Set<String> billed = new TreeSet<>();
        server.forEach(library -> billed.addAll(List.of(library.name(), library.name() + "-" + library.version())));
        billed.add("launcher"); // org.wildfly.launcher:wildfly-launcher, by the name it has in bin/
        List<Path> delivered = jars(HOME.resolve("ear/target/server"));
        assertThat(delivered).hasSizeGreaterThan(500);
        assertThat(delivered.stream()
                        .map(jar -> jar.getFileName().toString())
                        .filter(jar -> !billed.contains(jar.replaceFirst("(-(osx|linux)-[a-z0-9_]+)?\\.jar$", ""))))
                .as("jars that ear/target/server-bom.xml does not name")
                .isEmpty();
    }

    @Test
    void everyLibraryHasALicenceThatWasAccepted() {
        assertThat(Stream.concat(program.stream(), server.stream())
                        .filter(library -> library.licences().stream().noneMatch(licences.get("accepted")::has)))
                .as("libraries without a licence that config/licences.json accepts")
                .isEmpty();
    }

    /** In the EAR nothing shadows what the server gives, and no class comes from two jars, where the order of a folder would choose. */
    @Test
    void noClassIsDeliveredTwice() throws Exception {
        Map<String, String> seen = new TreeMap<>();
        List<String> twice = new ArrayList<>();
        for (Map.Entry<String, byte[]> jar : jarsOfTheEar().entrySet()) {
            for (String type : classes(entries(jar.getValue()).keySet().stream())) {
                String before = seen.putIfAbsent(type, jar.getKey());
                if (before != null || type.matches("(jakarta|javax|org/slf4j|org/jboss/logging|org/hibernate)/.*")) {
                    twice.add(type + " in " + jar.getKey() + " and in " + (before == null ? "the server" : before));
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(1000);
        for (String folder : FOLDERS) {
            Map<String, Path> inFolder = new TreeMap<>();
            for (Path jar : jars(HOME.resolve(folder))) {
                for (String type : classes(namesIn(jar))) {
                    Path before = inFolder.putIfAbsent(type, jar.getFileName());
                    if (before != null) {
                        twice.add(type + " in " + jar.getFileName() + " and in " + before);
                    }
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    /** It is written anew by {@code -Dvaguemestre.licences=true}, to be read before it is committed. */
    @Test
    void theListOfLicencesIsUpToDate() throws IOException {
        Path list = HOME.resolve("docs/licences.md");
        String now = listOfLicences();
        if (Boolean.getBoolean("vaguemestre.licences")) {
            Files.writeString(list, now);
        }
        assertThat(list).as("see CONTRIBUTING.md").hasContent(now);
    }

    private static String listOfLicences() {
        StringBuilder text = new StringBuilder(
                """
                # Licences

                Vaguemestre is under the EUPL-1.2 ([LICENSE](../LICENSE)). This page is written by `DeliveredIT` from the bills of materials (`target/bom.json`,
                `ear/target/server-bom.xml`) and [config/licences.json](../config/licences.json); a library under a licence that is not accepted there fails
                `./verify`. Of several licences of a library we choose the one that stands first below. What only builds or tests is not delivered, and not listed.

                | accepted | why |
                |---|---|
                """);
        licences.get("accepted")
                .properties()
                .forEach(licence ->
                        row(text, licence.getKey(), licence.getValue().asText()));
        text.append(
                "\n## The program: the EAR, its worker, the launcher of the database, the demonstration\n\n| library | licence |\n|---|---|\n");
        program.stream()
                .map(library -> "| %s:%s %s | %s |\n"
                        .formatted(library.group(), library.name(), library.version(), chosen(library)))
                .distinct()
                .sorted()
                .forEach(text::append);
        text.append("\n## What these carry inside\n\n| what | licence |\n|---|---|\n");
        licences.get("carried")
                .properties()
                .forEach(what -> row(text, what.getKey(), what.getValue().asText()));
        text.append("\n## The server\n\n| licence | libraries |\n|---|---|\n");
        Map<String, Set<String>> byLicence = new TreeMap<>();
        server.forEach(library -> byLicence
                .computeIfAbsent(chosen(library), licence -> new TreeSet<>())
                .add(library.name()));
        byLicence.forEach((licence, names) -> row(text, licence, names.size() + ": " + String.join(", ", names)));
        return text.toString();
    }

    private static void row(StringBuilder text, String first, String second) {
        text.append("| %s | %s |\n".formatted(first, second));
    }

    /** Of several licences the one that is accepted first. */
    private static String chosen(Library library) {
        return licences.get("accepted").properties().stream()
                .map(Map.Entry::getKey)
                .filter(library.licences()::contains)
                .findFirst()
                .orElse(String.join(" or ", library.licences()) + " **(not accepted)**");
    }

    /** The libraries of the EAR and of the web archive inside it, by their path. */
    private static Map<String, byte[]> jarsOfTheEar() throws IOException {
        Map<String, byte[]> jars = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> entry : entries(Files.readAllBytes(EAR)).entrySet()) {
            if (entry.getKey().endsWith(".jar")) {
                jars.put("ear/" + entry.getKey(), entry.getValue());
            } else if (entry.getKey().endsWith(".war")) {
                entries(entry.getValue()).forEach((name, bytes) -> {
                    if (name.endsWith(".jar")) {
                        jars.put(name, bytes);
                    }
                });
            }
        }
        return jars;
    }

    private static Stream<String> namesIn(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList().stream();
        }
    }

    private static List<String> classes(Stream<String> names) {
        return names.filter(name -> name.endsWith(".class")
                        && !name.endsWith("module-info.class")
                        && !name.endsWith("package-info.class")
                        && !name.startsWith("META-INF/versions/"))
                .toList();
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
