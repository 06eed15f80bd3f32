package org.vaguemestre.letters;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes letters; the same seed and index always give the same letter. */
public final class LetterWriter {
    private static final Pattern CHOICE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern NAME = Pattern.compile("<(\\w+)>");
    private static final DateTimeFormatter LONG_DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);
    private static final List<Kind> KINDS = Kind.all();
    private static final List<String> FIRST_NAMES = List.of(
            "Élodie",
            "Karim",
            "Odile",
            "Gérard",
            "Françoise",
            "Noël",
            "Aïcha",
            "Benoît",
            "Chloé",
            "Damien",
            "Éric",
            "Fatou",
            "Guénolé",
            "Hélène",
            "Inès",
            "Joël",
            "Léa",
            "Maëlle",
            "Nathalie",
            "Olivier",
            "Pénélope",
            "Régis",
            "Solène",
            "Théo");
    private static final List<String> NAMES = List.of(
            "Marchand",
            "Féret",
            "Lecœur",
            "Quesnel",
            "Dubreuil",
            "Kerambrun",
            "Vasseur",
            "Haddadi",
            "Bouvier",
            "Étienne",
            "Charpentier",
            "Delaunoy",
            "Fauchère",
            "Grandjean",
            "Hérisson",
            "Jolivet",
            "Lamotte",
            "Mérieau",
            "Nogaret",
            "Pascalet",
            "Rousselin",
            "Sénéchal",
            "Tréhorel",
            "Valençon",
            "Aubertin",
            "Clavière");
    private static final List<String> STREETS = List.of(
            "rue des Tamaris",
            "rue du Lavoir",
            "chemin des Dunes",
            "impasse du Four-à-Chaux",
            "avenue de la Gare",
            "place du Marché",
            "rue de l’Église",
            "quai des Sardiniers",
            "allée des Érables",
            "rue Haute",
            "route de Brécy",
            "venelle aux Chats",
            "rue du Vieux-Moulin",
            "boulevard de l’Océan",
            "rue des Écoles",
            "sente du Calvaire");
    private static final List<String> CITIES = List.of("Port-Lérin", "Sainte-Orme", "Brécy-le-Haut");
    private static final List<String> EVENTS = List.of(
            "la fête de la mer",
            "la foire aux oignons",
            "le concours de pétanque",
            "la course des remparts",
            "le festival de fanfares",
            "la brocante de printemps",
            "la randonnée des phares");
    private static final List<String> SCHOOLS =
            List.of("Anne-Sylvestre", "des Goélands", "du Bourg", "Jacques-Prévert", "de la Criée");
    private static final List<String> MONTHS = List.of(
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre");

    /** The departments of the demonstration: people write to the body that is competent. */
    private static final Set<String> SMALL_COMMUNE =
            Set.of("MAIRE", "VOIRIE", "URBA", "ETATCIVIL", "ENFANCE", "FINANCES");

    private static final Map<String, Set<String>> DEPARTMENTS = Map.of(
            "port-lerin",
            Set.of("MAIRE", "DGS", "VOIRIE", "URBA", "ETATCIVIL", "ENFANCE", "FINANCES", "RH", "POLICE", "ASSO"),
            "val-de-lerin",
            Set.of("MAIRE", "DGS", "EAU", "DECHETS", "URBA", "FINANCES", "RH"));

    private final List<Kind> kinds;
    private final long seed;
    private final String organisation;
    private final LocalDate from;
    private final LocalDate to;

    /** Letters to one organisation, written between two days. */
    public LetterWriter(long seed, String organisation, LocalDate from, LocalDate to) {
        this.seed = seed;
        this.organisation = organisation;
        Set<String> departments = DEPARTMENTS.getOrDefault(organisation, SMALL_COMMUNE);
        this.kinds = KINDS.stream()
                .filter(kind -> departments.contains(kind.department()))
                .toList();
        this.from = from;
        this.to = to;
    }

    /** The letter of this index. */
    public Letter letter(int index) {
        Random random = new Random(seed * 1_000_003 + index * 7_919L + organisation.hashCode());
        random.nextInt();
        Kind kind = kinds.get(random.nextInt(kinds.size()));
        LocalDate writtenOn = from.plusDays(random.nextInt((int) (to.toEpochDay() - from.toEpochDay()) + 1));
        Sender sender = sender(kind.sender(), random);
        List<String> paragraphs = new ArrayList<>();
        kind.paragraphs().forEach(paragraph -> paragraphs.add(write(paragraph, random, writtenOn)));
        boolean longLetter = random.nextInt(6) == 0;
        if (longLetter) {
            for (int i = 0; i < 14 + random.nextInt(30); i++) {
                paragraphs.add(write(LONG.get(random.nextInt(LONG.size())), random, writtenOn));
            }
        }
        paragraphs.add(write(CLOSINGS.get(random.nextInt(CLOSINGS.size())), random, writtenOn));
        boolean referenced = !sender.person() || random.nextInt(4) == 0;
        return new Letter(
                index,
                organisation,
                sender,
                writtenOn,
                capital(write(kind.subject(), random, writtenOn)),
                referenced ? write("<ref>", random, writtenOn) : "",
                random.nextInt(3) == 0 ? "Madame, Monsieur," : "Madame le Maire,",
                paragraphs,
                kind.department(),
                kind.mailType(),
                kind.confidentiality(),
                new Letter.Style(
                        Letter.Typeface.values()[Math.min(2, random.nextInt(7) / 3)],
                        sender.person() || random.nextBoolean(),
                        random.nextInt(4) != 0,
                        10.5 + random.nextInt(3) * 0.5,
                        longLetter));
    }

    private static final List<String> LONG = List.of(
            "Je rappelle que {ma première démarche|notre premier échange} remonte au <day> et que {le service des techniques|l’agent d’accueil} m’avait assuré d’une réponse rapide. {Depuis, je n’ai reçu qu’un accusé de réception.|Aucune suite n’a été donnée à ce jour.}",
            "{Plusieurs voisins|Les habitants du quartier} partagent ce constat ; {une réunion s’est tenue chez <person>|nous en avons parlé à <event>}. {Chacun souhaite une solution simple et durable.|Nous ne demandons rien d’extraordinaire.}",
            "À titre d’exemple, {le <day>|au mois de <month>}, {il a fallu plus de <number> minutes pour obtenir un renseignement|la dépense a atteint <amount> euros}, ce qui paraît {excessif|difficile à comprendre} au regard de {la situation|ce qui se pratique dans les communes voisines}.",
            "Je me permets enfin de vous rappeler {les termes de la délibération du <day>|les engagements pris lors du conseil du <day>}, dont {une copie|un extrait} est {joint|annexé} à la présente.");

    private static final List<String> CLOSINGS = List.of(
            "Je vous prie d’agréer, Madame le Maire, l’expression de mes salutations {distinguées|respectueuses}.",
            "Dans l’attente de votre réponse, je vous prie de croire, Madame, Monsieur, à l’assurance de ma considération distinguée.",
            "Veuillez recevoir, Madame, Monsieur, mes {sincères|meilleures} salutations.");

    private Sender sender(String kind, Random random) {
        String street = 1 + random.nextInt(98) + " " + STREETS.get(random.nextInt(STREETS.size()));
        String city = CITIES.get(random.nextInt(CITIES.size()));
        String postalCode = "991" + (20 + 10 * CITIES.indexOf(city));
        String name = NAMES.get(random.nextInt(NAMES.size()));
        return switch (kind) {
            case "FIRM" ->
                organisation(
                        "SARL " + name + " " + pick(random, "Bâtiment", "Services", "Paysage", "Équipement"),
                        street,
                        postalCode,
                        city);
            case "SHOP" -> person(random, name, street, postalCode, city);
            case "ASSOCIATION" ->
                organisation(
                        "Association "
                                + pick(
                                        random,
                                        "Les Amis du Moulin",
                                        "Port-Lérin Athlétisme",
                                        "La Chorale des Dunes",
                                        "Solidarité du Val",
                                        "Le Comité des fêtes"),
                        street,
                        postalCode,
                        city);
            case "NOTARY" -> organisation("Étude " + name + " et associés, notaires", street, postalCode, city);
            case "PREFECTURE" -> organisation("Préfecture du Val", "1 place de la Préfecture", "99000", "Valmont");
            case "SYNDICATE" ->
                organisation("Syndicat des eaux du Val", "12 route du Barrage", "99140", "Brécy-le-Haut");
            case "ADMINISTRATION" ->
                organisation(
                        pick(
                                random,
                                "Direction départementale des finances publiques",
                                "Institut de la statistique du Val",
                                "Sous-préfecture de Valmont"),
                        "3 rue de l’Hôtel-de-Ville",
                        "99000",
                        "Valmont");
            default -> person(random, name, street, postalCode, city);
        };
    }

    private static Sender person(Random random, String name, String street, String postalCode, String city) {
        int first = random.nextInt(FIRST_NAMES.size());
        String firstName = FIRST_NAMES.get(first);
        boolean woman = List.of(
                        "Élodie",
                        "Odile",
                        "Françoise",
                        "Aïcha",
                        "Chloé",
                        "Fatou",
                        "Hélène",
                        "Inès",
                        "Léa",
                        "Maëlle",
                        "Nathalie",
                        "Pénélope",
                        "Solène")
                .contains(firstName);
        String email = random.nextInt(3) == 0 ? ascii(firstName) + "." + ascii(name) + "@courriel.example" : "";
        return new Sender(true, woman ? "Mme" : "M.", firstName, name, street, postalCode, city, email);
    }

    private static Sender organisation(String name, String street, String postalCode, String city) {
        return new Sender(false, "", "", name, street, postalCode, city, "");
    }

    private String write(String text, Random random, LocalDate writtenOn) {
        String chosen = text;
        for (Matcher choice = CHOICE.matcher(chosen); choice.find(); choice = CHOICE.matcher(chosen)) {
            String[] choices = choice.group(1).split("\\|", -1);
            chosen = choice.replaceFirst(Matcher.quoteReplacement(choices[random.nextInt(choices.length)]));
        }
        return NAME.matcher(chosen)
                .replaceAll(found -> Matcher.quoteReplacement(name(found.group(1), random, writtenOn)));
    }

    private static String name(String what, Random random, LocalDate writtenOn) {
        return switch (what) {
            case "street" -> STREETS.get(random.nextInt(STREETS.size()));
            case "number" -> Integer.toString(2 + random.nextInt(88));
            case "place" -> CITIES.get(random.nextInt(CITIES.size()));
            case "month" -> MONTHS.get(random.nextInt(12));
            case "year" -> Integer.toString(writtenOn.getYear() + 1);
            case "amount" -> String.format(Locale.FRENCH, "%d,%02d", 40 + random.nextInt(9_000), random.nextInt(100));
            case "parcel" ->
                (char) ('A' + random.nextInt(6)) + "" + (char) ('A' + random.nextInt(6)) + " "
                        + (10 + random.nextInt(480));
            case "school" -> SCHOOLS.get(random.nextInt(SCHOOLS.size()));
            case "event" -> EVENTS.get(random.nextInt(EVENTS.size()));
            case "day" -> LONG_DATE.format(writtenOn.minusDays(3L + random.nextInt(60)));
            case "person" ->
                FIRST_NAMES.get(random.nextInt(FIRST_NAMES.size())) + " " + NAMES.get(random.nextInt(NAMES.size()));
            case "plate" ->
                String.format(
                        "%c%c-%03d-%c%c",
                        'A' + random.nextInt(6),
                        'B' + random.nextInt(6),
                        random.nextInt(1000),
                        'C' + random.nextInt(6),
                        'D' + random.nextInt(6));
            case "meter" -> String.format("%c%07d", 'D' + random.nextInt(5), random.nextInt(10_000_000));
            case "ref" ->
                pick(random, "DG", "SG", "CT", "FA") + "/" + writtenOn.getYear() + "/" + (100 + random.nextInt(9_900));
            default -> throw new IllegalArgumentException("No such name: " + what);
        };
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String ascii(String text) {
        return Normalizer.normalize(text.replace("œ", "oe"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.FRENCH) + text.substring(1);
    }

    /** A kind of mail, as kinds.txt describes it. */
    private record Kind(
            String department,
            String mailType,
            String sender,
            String confidentiality,
            String subject,
            List<String> paragraphs) {
        static List<Kind> all() {
            List<Kind> kinds = new ArrayList<>();
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(Kind.class.getResourceAsStream("kinds.txt"), StandardCharsets.UTF_8))) {
                List<String> block = new ArrayList<>();
                String line;
                while ((line = lines.readLine()) != null) {
                    if (line.startsWith("==") && !block.isEmpty()) {
                        kinds.add(of(block));
                        block.clear();
                    }
                    if (!line.isBlank() && !line.startsWith("#")) {
                        block.add(line);
                    }
                }
                kinds.add(of(block));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return List.copyOf(kinds);
        }

        private static Kind of(List<String> block) {
            String[] head = block.get(0).substring(2).split("\\|");
            return new Kind(
                    head[0].strip(),
                    head[1].strip(),
                    head[2].strip(),
                    head[3].strip(),
                    block.get(1),
                    List.copyOf(block.subList(2, block.size())));
        }
    }
}
