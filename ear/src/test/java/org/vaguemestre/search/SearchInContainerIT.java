package org.vaguemestre.search;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.Walled;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.correspondent.NewCorrespondent;
import org.vaguemestre.document.Documents;
import org.vaguemestre.journal.Follower;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.mail.Details;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.MailFilter;
import org.vaguemestre.mail.MailItems;
import org.vaguemestre.mail.MailRoom;
import org.vaguemestre.mail.Registration;
import org.vaguemestre.mail.State;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.whole.WholeApplication;

/**
 * Each test has an organisation, and so a part of the index, of its own. None is parameterized: in the container all cases of such a test would run for each
 * of them.
 */
@ExtendWith(ArquillianExtension.class)
class SearchInContainerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    private MailSearch search;

    @Inject
    private MailRoom room;

    @Inject
    private MailItems items;

    @Inject
    private Structure structure;

    @Inject
    private Correspondents correspondents;

    @Inject
    private Documents documents;

    @Inject
    private Journal journal;

    @Inject
    private Instance<Follower> allFollowers;

    @Inject
    private UserTransaction transaction;

    private Town town;

    @Deployment
    static EnterpriseArchive application() {
        return WholeApplication.with(SearchInContainerIT.class, Town.class);
    }

    /** An organisation with two departments. */
    record Town(UUID id, String slug, UUID account, UUID roads, UUID schools) {
        Access application() {
            return Access.application("essai", id, slug);
        }

        /** Sees all the mail up to the level. */
        Access director(Confidentiality clearance) {
            return member(EnumSet.of(Right.MAIL_SEE_ALL, Right.MAIL_REGISTER, Right.MAIL_ROUTE), clearance, Set.of());
        }

        /** Sees the mail of one department, up to the level. */
        Access agentOf(UUID department, Confidentiality clearance) {
            return member(EnumSet.of(Right.MAIL_HANDLE), clearance, Set.of(department));
        }

        private Access member(Set<Right> rights, Confidentiality clearance, Set<UUID> departments) {
            return Access.member(account, "Agent", id, slug, List.of(new Access.Grant(rights, clearance, departments)));
        }
    }

    @BeforeEach
    void aTown() {
        town = newTown();
    }

    private Town newTown() {
        UUID id = Walled.newId();
        String slug = "essai-" + id.toString().substring(24);
        return CurrentAccess.during(Access.application("essai", id, slug), () -> {
            structure.create(OrganisationView.Kind.COMMUNE, "Commune d’essai", slug, null);
            UUID roads = structure.addDepartment("VOIRIE", "Voirie", null, LocalDate.of(2020, 1, 1));
            UUID schools = structure.addDepartment("ECOLES", "Écoles", null, LocalDate.of(2020, 1, 1));
            return new Town(id, slug, Walled.newId(), roads, schools);
        });
    }

    @Test
    void accentsElisionCaseAndEndingsDoNotMatter() {
        register("Réparation de la toiture de l’École élémentaire");
        register("Tout autre chose");
        awaitFound("chose", 1);
        for (String typed : List.of(
                "école",
                "ECOLE",
                "écoles",
                "l'école",
                "l’École",
                "reparation",
                "réparations",
                "toitures école",
                "\"réparation de la toiture\"",
                "répar*",
                "élémentaire -collège",
                "« école élémentaire »")) {
            assertThat(found(typed)).as(typed).hasSize(1);
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        register("Réparation de la toiture de l’École élémentaire");
        awaitFound("toiture", 1);
        for (String typed : List.of("collège", "écoles -toiture", "\"toiture réparation\"", "école piscine", "écolo")) {
            assertThat(found(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void theItemThatBearsANumberComesBeforeThoseThatQuoteItHoweverItIsWritten() {
        UUID first = register("Premier courrier");
        UUID quoting = register("Courrier qui cite le numéro " + number(first));
        UUID quotingBelow = register("Courrier en réponse", "Suite à votre courrier " + number(first) + ".");
        awaitFound("courrier", 3);
        String number = number(first);
        for (String typed : List.of(
                number,
                number.toLowerCase(Locale.ROOT),
                number.substring(2),
                number.substring(7),
                number.replace("-", "/"))) {
            assertThat(found(typed)).as(typed).containsExactly(first, quoting, quotingBelow);
        }
        assertThat(found("1")).as("its sequence alone").first().isEqualTo(first);
        assertThat(found(number.substring(0, number.length() - 2))).hasSize(3);
        assertThat(found("000009")).isEmpty();
    }

    @Test
    void aReferenceAndANameAreExact() {
        UUID item = in(town.application(), () -> {
            CorrespondentView sender = correspondents.create(new NewCorrespondent(
                    CorrespondentView.Kind.PERSON, "Mme", "Éloïse", "Trémarec", null, null, null, null, null));
            return room.register(registration(
                    new Details(
                            "Sans objet particulier",
                            sender.id(),
                            "DGS/2026-117 bis",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            town.roads(),
                            null,
                            null,
                            null),
                    List.of()));
        });
        awaitFound("particulier", 1);
        for (String typed :
                List.of("DGS/2026-117 bis", "dgs2026117bis", "DGS/2026-117", "117", "tremarec", "Éloise Trémarec")) {
            assertThat(found(typed)).as(typed).containsExactly(item);
        }
        for (String typed : List.of("DGS/2026-118", "11", "1177", "tremarecs", "Trémar")) {
            assertThat(found(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void theReferenceTheSenderGaveComesBeforeTextsThatQuoteIt() {
        register("Réponse à votre lettre DGS/2026-117", "La lettre DGS/2026-117 est citée : DGS/2026-117.");
        UUID bearing = in(
                town.application(),
                () -> room.register(registration(
                        new Details(
                                "Sans objet particulier",
                                null,
                                "DGS/2026-117",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                town.roads(),
                                null,
                                null,
                                null),
                        List.of())));
        awaitFound("DGS/2026-117", 2);
        assertThat(found("DGS/2026-117")).first().isEqualTo(bearing);
        assertThat(found("dgs 2026 117")).first().isEqualTo(bearing);
    }

    @Test
    void whatIsSaidInTheSubjectOrByTheSendersNameComesBeforeWhatIsSaidInTheText() {
        String word = word();
        UUID below = register("Sans objet", (word + " ").repeat(50));
        UUID subject = register("Une demande parmi bien d’autres, qui porte entre autres choses sur " + word);
        UUID sender = in(town.application(), () -> {
            CorrespondentView correspondent = correspondents.create(new NewCorrespondent(
                    CorrespondentView.Kind.PERSON, "Mme", "Claire", word, null, null, null, null, null));
            return room.register(registration(
                    new Details(
                            "Sans objet",
                            correspondent.id(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            town.roads(),
                            null,
                            null,
                            null),
                    List.of()));
        });
        awaitFound(word, 3);
        assertThat(found(word))
                .containsExactlyInAnyOrder(subject, sender, below)
                .last()
                .isEqualTo(below);
    }

    @Test
    void aWordDeepInsideADocumentIsFoundAndShownAmongItsNeighboursWithItsPage() {
        String word = word();
        String dull = "Considérant la demande présentée. ".repeat(100);
        List<String> pages = new ArrayList<>();
        for (int page = 1; page <= 40; page++) {
            pages.add(page == 37 ? dull + "Le terme " + word + " clôt la page <b>deux</b>. " + dull : dull);
        }
        UUID item = register("Pièce épaisse", pages.toArray(String[]::new));
        awaitFound(word, 1);
        for (String typed : List.of(word, "demande présentée " + word)) {
            SearchPage.Hit hit =
                    hits(typed, town.director(Confidentiality.NORMAL)).get(0);
            assertThat(hit.id()).isEqualTo(item);
            assertThat(hit.excerptText()).contains("Le terme " + word + " clôt la page <b>deux</b>");
            assertThat(hit.excerpt()).contains(new SearchPage.Segment(word, true));
            assertThat(hit.place()).isEqualTo(new SearchPage.Place(1, 37));
        }
    }

    @Test
    void aSubjectIsShownWholeWithWhatWasFoundMarked() {
        register("Nid-de-poule. Rue des écoles. Troisième demande");
        awaitFound("école", 1);
        SearchPage.Hit hit =
                hits("école demande", town.director(Confidentiality.NORMAL)).get(0);
        assertThat(hit.subjectText()).isEqualTo("Nid-de-poule. Rue des écoles. Troisième demande");
        assertThat(hit.subject())
                .filteredOn(SearchPage.Segment::found)
                .extracting(SearchPage.Segment::text)
                .containsExactly("écoles", "demande");
    }

    @Test
    void theConfidentialIsNeitherFoundNorCountedByThoseWithoutClearance() {
        String word = word();
        registerKept("Banal " + word, Confidentiality.NORMAL, town.roads());
        registerKept("Secret " + word, Confidentiality.CONFIDENTIAL, town.schools());
        awaitFound(word, 2, town.director(Confidentiality.CONFIDENTIAL));
        for (Access without : List.of(
                town.director(Confidentiality.NORMAL),
                town.director(Confidentiality.RESTRICTED),
                town.agentOf(town.roads(), Confidentiality.CONFIDENTIAL))) {
            SearchPage page = page(word, without);
            assertThat(page.total()).isEqualTo(1);
            assertThat(page.hits()).hasSize(1);
            assertThat(page.facets()).allSatisfy(facet -> assertThat(facet.values().stream()
                            .mapToLong(SearchPage.Facet.Value::count)
                            .sum())
                    .isLessThanOrEqualTo(1));
            assertThat(page.facets().toString()).doesNotContain(town.schools().toString());
            assertThat(page("secret", without).total()).isZero();
        }
    }

    @Test
    void whoHoldsNoContentRightFindsNothing() {
        register("Voirie");
        awaitFound("voirie", 1);
        Access none = Access.member(town.account(), "Marc", town.id(), town.slug(), List.of());
        assertThat(page("voirie", none))
                .isEqualTo(new SearchPage(0, true, List.of(), page("zzzz", none).facets(), null));
        Access operator = Access.person(town.account(), "Marc", Set.of(Right.PORTAL_OPERATE));
        assertThat(page("voirie", operator).total()).isZero();
        assertThat(page("voirie", operator).hits()).isEmpty();
    }

    @Test
    void anotherOrganisationsMailIsNeverFound() {
        String word = word();
        register("Chez nous " + word);
        Town other = newTown();
        in(
                other.application(),
                () -> room.register(registration(details("Chez eux " + word, null, other.roads()), List.of())));
        awaitFound(word, 1);
        await(() -> page(word, other.director(Confidentiality.NORMAL)).total() == 1);
        assertThat(hits(word, town.director(Confidentiality.CONFIDENTIAL)))
                .extracting(SearchPage.Hit::subjectText)
                .containsExactly("Chez nous " + word);
        assertThat(hits(word, other.director(Confidentiality.CONFIDENTIAL)))
                .extracting(SearchPage.Hit::subjectText)
                .containsExactly("Chez eux " + word);
        assertThat(page("nous", other.director(Confidentiality.CONFIDENTIAL)).total())
                .isZero();
    }

    @Test
    void anItemThatLeftADepartmentIsNotFoundFromItAnyMore() {
        String word = word();
        UUID item = register("Demande " + word);
        Access roads = town.agentOf(town.roads(), Confidentiality.NORMAL);
        awaitFound(word, 1, roads);
        in(town.application(), () -> {
            room.route(item, items.open(item).version(), town.schools(), null);
            return null;
        });
        // At once, though the index may not know yet
        assertThat(hits(word, roads)).isEmpty();
        await(() -> page(word, roads).total() == 0);
        awaitFound(word, 1, town.agentOf(town.schools(), Confidentiality.NORMAL));
    }

    @Test
    void whateverIsTypedIsJustWords() {
        for (String typed : List.of(
                "'; drop table mail_item; --",
                "<script>alert(1)</script>",
                "😀 🏛️",
                "\"",
                "((((",
                "*",
                "a* b* c* d* e*",
                "AND OR NOT && || ! ^ ~ ? : \\ / + - { } [ ]",
                "-",
                "\u0000\u0007\ue000",
                "漢字仮名交じり文",
                "شكرا",
                "field:value",
                "%_%")) {
            town = newTown();
            register("Texte avec " + typed.replaceAll("\\p{C}", "") + " dedans");
            awaitFound("dedans", 1);
            assertThat(page(typed, town.director(Confidentiality.NORMAL)).total())
                    .as(typed)
                    .isBetween(0L, 1L);
        }
    }

    @Test
    void aWholePagePastedIntoTheSearchIsAnswered() {
        register("un deux trois");
        awaitFound("deux", 1);
        assertThat(page("mot/autre😀字 ".repeat(5_000), town.director(Confidentiality.NORMAL))
                        .total())
                .isZero();
    }

    @Test
    void pagesFollowOneAnotherWithoutGapNorRepetition() {
        Set<UUID> registered = new HashSet<>();
        for (int i = 0; i < 23; i++) {
            registered.add(register("Courrier de la série"));
        }
        awaitFound("série", 23);
        for (SearchRequest.Sort sort : SearchRequest.Sort.values()) {
            List<UUID> read = new ArrayList<>();
            String cursor = null;
            do {
                String from = cursor;
                SearchPage page = in(
                        town.director(Confidentiality.NORMAL),
                        () -> search.search(new SearchRequest("série", MailFilter.NONE, sort, from, 5)));
                page.hits().forEach(hit -> read.add(hit.id()));
                assertThat(page.total()).isEqualTo(23);
                cursor = page.next();
            } while (cursor != null);
            assertThat(read).hasSize(23).containsExactlyInAnyOrderElementsOf(registered);
        }
    }

    @Test
    void whatComesInMeanwhileNeitherRepeatsNorHidesAnItem() {
        Set<UUID> registered = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            registered.add(register("Courrier de la série"));
        }
        awaitFound("série", 12);
        for (SearchRequest.Sort sort : SearchRequest.Sort.values()) {
            List<UUID> read = new ArrayList<>();
            String cursor = null;
            int expected = registered.size();
            Set<UUID> late = new HashSet<>();
            do {
                String from = cursor;
                SearchPage page = in(
                        town.director(Confidentiality.NORMAL),
                        () -> search.search(new SearchRequest("série", MailFilter.NONE, sort, from, 5)));
                page.hits().forEach(hit -> read.add(hit.id()));
                assertThat(page.total()).isEqualTo(expected);
                cursor = page.next();
                late.add(register("Série : une de plus dans la série"));
                awaitFound("série", expected + late.size());
            } while (cursor != null);
            assertThat(read).as(sort.name()).hasSize(expected).containsExactlyInAnyOrderElementsOf(registered);
            registered.addAll(late);
        }
    }

    @Test
    void theCountsOfAFacetTellWhatAnotherChoiceWouldGive() {
        register("Facette un");
        registerKept("Facette deux", Confidentiality.NORMAL, town.schools());
        awaitFound("facette", 2);
        MailFilter ofSchools = new MailFilter(null, null, town.schools(), null, null, null, null, null, false);
        SearchPage page = in(
                town.director(Confidentiality.NORMAL),
                () -> search.search(new SearchRequest("facette", ofSchools, null, null, 20)));
        assertThat(page.total()).isEqualTo(1);
        assertThat(values(page, "department")).containsOnly(Map.entry("Voirie", 1L), Map.entry("Écoles", 1L));
        assertThat(values(page, "state").values()).containsExactly(1L);
    }

    private static Map<String, Long> values(SearchPage page, String field) {
        return page.facets().stream()
                .filter(facet -> facet.field().equals(field))
                .flatMap(facet -> facet.values().stream())
                .collect(Collectors.toMap(SearchPage.Facet.Value::label, SearchPage.Facet.Value::count));
    }

    @Test
    void filtersAndFacetsCountTheSameThings() {
        register("Facette un");
        registerKept("Facette deux", Confidentiality.NORMAL, town.schools());
        registerKept("Facette trois", Confidentiality.NORMAL, null);
        awaitFound("facette", 3);
        SearchPage page = page("facette", town.director(Confidentiality.NORMAL));
        SearchPage.Facet departments = page.facets().stream()
                .filter(facet -> facet.field().equals("department"))
                .findFirst()
                .orElseThrow();
        assertThat(departments.values())
                .extracting(SearchPage.Facet.Value::label)
                .containsExactlyInAnyOrder("Voirie", "Écoles");
        MailFilter toQualify = new MailFilter(null, State.REGISTERED, null, null, null, null, null, null, false);
        MailFilter ofSchools = new MailFilter(null, null, town.schools(), null, null, null, null, null, false);
        MailFilter tomorrow =
                new MailFilter(Direction.INCOMING, null, null, null, null, null, LocalDate.of(2100, 1, 1), null, false);
        assertThat(filtered(toQualify)).isEqualTo(1);
        assertThat(filtered(ofSchools)).isEqualTo(1);
        assertThat(filtered(tomorrow)).isZero();
    }

    private long filtered(MailFilter filter) {
        return in(
                        town.director(Confidentiality.NORMAL),
                        () -> search.search(new SearchRequest(null, filter, null, null, 20)))
                .total();
    }

    @Test
    void aQuestionIsNarrowedByWhatItNames() {
        UUID ofRoads = register("Facette un");
        registerKept("Facette deux", Confidentiality.NORMAL, town.schools());
        awaitFound("facette", 2);
        for (String typed : List.of(
                "facette service:voirie",
                "facette service:voiire aujourd'hui",
                "facette -service:écoles",
                "service:voirie sans:agent",
                "objet:facettes service:voirie état:ouvert")) {
            assertThat(found(typed)).as(typed).containsExactly(ofRoads);
        }
        assertThat(found("facette hier")).isEmpty();
        assertThat(found("facette sans:service")).isEmpty();
    }

    @Test
    void aSenderIsFoundByTheBeginningsOfItsNameOrWithALetterWrong() {
        UUID item = in(town.application(), () -> {
            CorrespondentView sender = correspondents.create(new NewCorrespondent(
                    CorrespondentView.Kind.ORGANISATION,
                    null,
                    null,
                    "Boulangerie L’Épi",
                    null,
                    null,
                    null,
                    null,
                    null));
            return room.register(registration(
                    new Details(
                            "Sans objet particulier",
                            sender.id(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            town.roads(),
                            null,
                            null,
                            null),
                    List.of()));
        });
        awaitFound("particulier", 1);
        for (String typed : List.of("de:boulang", "de:\"Boulangerie L’Épi\"", "de:boulangrie", "avec:épi", "de:EPI")) {
            assertThat(found(typed)).as(typed).containsExactly(item);
        }
        for (String typed : List.of("de:boucherie", "à:boulangerie", "-de:boulangerie particulier")) {
            assertThat(found(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void whatMayNotBeSeenIsNeitherSuggestedNorExportedNorShownInItsPages() {
        String word = word();
        UUID secret = registerKept("Secret " + word, Confidentiality.CONFIDENTIAL, town.schools());
        UUID banal = registerKept("Banal " + word, Confidentiality.NORMAL, town.roads());
        awaitFound(word, 2, town.director(Confidentiality.CONFIDENTIAL));
        Access without = town.director(Confidentiality.NORMAL);
        SearchRequest all = SearchRequest.of(word);
        String hidden = number(secret);
        String shown = number(banal);
        assertThat(in(without, () -> search.all(all, 10))).containsExactly(banal);
        assertThat(in(without, () -> search.bearing(hidden, 10))).isEmpty();
        assertThat(in(without, () -> search.bearing(shown, 10)))
                .extracting(SearchPage.Hit::id)
                .containsExactly(banal);
        assertThat(in(without, () -> search.pages(secret, word))).isEmpty();
    }

    @Test
    void followingTheSameEntriesAgainAsAfterACrashChangesNothing() {
        register("Avant la panne");
        awaitFound("panne", 1);
        for (int again = 0; again < 3; again++) {
            in(town.application(), () -> {
                inTransaction(() -> index().follow(journal.after(0, 1_000)));
                return null;
            });
        }
        assertThat(found("panne")).hasSize(1);
        assertThat(in(town.application(), () -> index().intact())).isTrue();
    }

    private Follower index() {
        return allFollowers.stream()
                .filter(follower -> follower.name().equals(MailIndex.NAME))
                .findFirst()
                .orElseThrow();
    }

    private void inTransaction(Runnable work) {
        try {
            transaction.begin();
            work.run();
            transaction.commit();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID register(String subject) {
        return registerKept(subject, null, town.roads());
    }

    private UUID registerKept(String subject, Confidentiality level, UUID department) {
        return in(
                town.application(), () -> room.register(registration(details(subject, level, department), List.of())));
    }

    private UUID register(String subject, String... pages) {
        return in(town.application(), () -> {
            Documents.Kept kept = documents.keep(
                    new ByteArrayInputStream(String.join("\f", pages).getBytes(StandardCharsets.UTF_8)));
            documents.describe(kept, "application/pdf", pages.length, false, null);
            List<Documents.PageText> texts = new ArrayList<>();
            for (String page : pages) {
                texts.add(new Documents.PageText(texts.size() + 1, page, 1f));
            }
            documents.read(kept.sha256(), texts);
            return room.register(registration(
                    details(subject, null, town.roads()),
                    List.of(new Registration.Attachment(kept.sha256(), "lettre.pdf"))));
        });
    }

    private static Registration registration(Details details, List<Registration.Attachment> attachments) {
        return new Registration(null, Direction.INCOMING, details, attachments);
    }

    private static Details details(String subject, Confidentiality level, UUID department) {
        return new Details(
                subject, null, null, null, null, null, null, null, level, null, department, null, null, null);
    }

    private String number(UUID item) {
        return in(town.application(), () -> items.open(item).number());
    }

    private List<UUID> found(String typed) {
        return hits(typed, town.director(Confidentiality.NORMAL)).stream()
                .map(SearchPage.Hit::id)
                .toList();
    }

    private List<SearchPage.Hit> hits(String typed, Access as) {
        return page(typed, as).hits();
    }

    private SearchPage page(String typed, Access as) {
        return in(as, () -> search.search(SearchRequest.of(typed)));
    }

    private void awaitFound(String typed, long total) {
        awaitFound(typed, total, town.director(Confidentiality.NORMAL));
    }

    private void awaitFound(String typed, long total, Access as) {
        await(() -> page(typed, as).total() == total);
    }

    private static void await(BooleanSupplier so) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within " + PATIENCE).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static <T> T in(Access access, Supplier<T> work) {
        return CurrentAccess.during(access, work);
    }

    private static String word() {
        StringBuilder word = new StringBuilder("q");
        for (char digit : UUID.randomUUID().toString().substring(24).toCharArray()) {
            word.append((char) (digit <= '9' ? 'g' + (digit - '0') : digit));
        }
        return word.toString();
    }
}
