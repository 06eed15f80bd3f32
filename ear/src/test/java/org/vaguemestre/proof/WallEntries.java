package org.vaguemestre.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How each entry of the code is called with what belongs to somebody: {@code {organisation}} is the organisation in the address, every other
 * name in braces a thing of {@link WallThings}.
 */
final class WallEntries {
    private static final Pattern THING = Pattern.compile("\\{([a-zA-Z0-9]+)}");
    private static final String ROOT = "organisations/{organisation}/";
    private static final String JSON = "application/json";
    private static final String FORM = "multipart/form-data";

    private final List<Call> calls = new ArrayList<>();
    private final Set<String> entries = new HashSet<>();

    /**
     * One way to call an entry.
     *
     * @param type of the body of the API; {@code null} for a page
     */
    record Call(boolean api, String method, String address, String type, String body) {
        WallCaller.Answer by(WallCaller caller, String organisation, Map<String, String> things) {
            String path = filled(address, organisation, things);
            String said = body == null ? null : filled(body, organisation, things);
            return api
                    ? caller.api(method, path, type, said == null ? null : said.getBytes(StandardCharsets.UTF_8))
                    : caller.page(method, path, said);
        }

        /** Whether the organisation it is for stands in its address. */
        boolean isOfAnOrganisation() {
            return address.contains("{organisation}");
        }

        /** Names of the things it is called with. */
        Set<String> things() {
            Set<String> names = new HashSet<>();
            Matcher thing = THING.matcher(address + (body == null ? "" : body));
            while (thing.find()) {
                if (!thing.group(1).equals("organisation")) {
                    names.add(thing.group(1));
                }
            }
            return names;
        }

        private static String filled(String text, String organisation, Map<String, String> things) {
            return THING.matcher(text)
                    .replaceAll(thing -> Matcher.quoteReplacement(
                            thing.group(1).equals("organisation") ? organisation : things.get(thing.group(1))));
        }

        @Override
        public String toString() {
            return method + " " + address + (body == null ? "" : " " + body);
        }
    }

    static WallEntries all() {
        WallEntries all = new WallEntries();
        all.items();
        all.circuitsAndLetters();
        all.organisation();
        all.screens();
        all.servlets();
        all.without();
        return all;
    }

    List<Call> calls() {
        return calls;
    }

    /** The entries that have a line. */
    Set<String> entries() {
        return entries;
    }

    private void get(String entry, String... addresses) {
        entries.add("GET " + ROOT + entry);
        for (String address : addresses) {
            calls.add(new Call(true, "GET", ROOT + address, null, null));
        }
    }

    private void post(String entry, String address, String... bodies) {
        entries.add("POST " + ROOT + entry);
        for (String body : bodies) {
            calls.add(new Call(true, "POST", ROOT + address, JSON, body));
        }
    }

    /** A form of one text field. */
    private void form(String entry, String address, String field, String value) {
        entries.add("POST " + ROOT + entry + " from " + FORM);
        calls.add(new Call(
                true,
                "POST",
                ROOT + address,
                FORM + "; boundary=edge",
                "--edge\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\nContent-Type: " + JSON + "\r\n\r\n"
                        + value + "\r\n--edge--\r\n"));
    }

    private void screen(String view, String... queries) {
        entries.add("view " + view);
        calls.add(new Call(false, "GET", "o/{organisation}/" + view, null, null));
        for (String query : queries) {
            calls.add(new Call(false, "GET", "o/{organisation}/" + view + "?" + query, null, null));
        }
    }

    private void served(String name, String... addresses) {
        entries.add("servlet /in-organisation/" + name + "/*");
        for (String address : addresses) {
            calls.add(new Call(false, "GET", "o/{organisation}/" + name + address, null, null));
        }
    }

    private void own(String entry, String address) {
        entries.add(entry);
        calls.add(new Call(false, "GET", address, null, null));
    }

    private void items() {
        get("mail-items", "mail-items", "mail-items?basket=tous&cursor={item}");
        post(
                "mail-items from " + JSON,
                "mail-items",
                "{\"direction\":\"INCOMING\",\"subject\":\"Essai\",\"department\":\"{department}\"}",
                "{\"direction\":\"INCOMING\",\"subject\":\"Essai\",\"mailType\":\"{type}\"}",
                "{\"direction\":\"INCOMING\",\"subject\":\"Essai\",\"sender\":{\"id\":\"{correspondent}\"}}",
                "{\"direction\":\"INCOMING\",\"subject\":\"Essai\",\"assignee\":\"{agent}\"}");
        form(
                "mail-items",
                "mail-items",
                "item",
                "{\"direction\":\"INCOMING\",\"subject\":\"Essai\",\"department\":\"{department}\"}");
        get("mail-items/{id}", "mail-items/{item}");
        get("mail-items/{id}/journal", "mail-items/{item}/journal");
        for (String act : List.of("qualify", "correct")) {
            post(
                    "mail-items/{id}/" + act,
                    "mail-items/{item}/" + act,
                    "{\"subject\":\"Essai\",\"department\":\"{department}\"}");
        }
        post("mail-items/{id}/route", "mail-items/{item}/route", "{\"department\":\"{department}\"}");
        post("mail-items/{id}/return from */*", "mail-items/{item}/return", "{}");
        post("mail-items/{id}/take from */*", "mail-items/{item}/take", "{}");
        post("mail-items/{id}/close", "mail-items/{item}/close", "{\"reason\":\"Essai\"}");
        post("mail-items/{id}/void", "mail-items/{item}/void", "{\"reason\":\"Essai\"}");
        post("mail-items/{id}/notes", "mail-items/{item}/notes", "{\"text\":\"Essai\"}");
        post("mail-items/{id}/links", "mail-items/{item}/links", "{\"item\":\"{item}\"}");
        post(
                "mail-items/acts",
                "mail-items/acts",
                "{\"act\":\"TAKE\",\"items\":[{\"id\":\"{item}\",\"version\":0}]}",
                "{\"act\":\"TAKE\",\"items\":[{\"id\":\"{item}\",\"version\":0,\"organisation\":\"{slug}\"}]}",
                "{\"act\":\"UNDO\",\"items\":[{\"id\":\"{item}\",\"version\":0,\"organisation\":\"{slug}\"}]}");
        get("baskets", "baskets");
        get(
                "search",
                "search?q={word}",
                "search?department={department}",
                "search?mailType={type}",
                "search?correspondent={correspondent}",
                "search?cursor={item}");
        get("search/export to text/csv;charset=UTF-8", "search/export?q={word}");
        get("documents/{sha256}", "documents/{sha256}");
        get("documents/{sha256}/text to text/plain;charset=UTF-8", "documents/{sha256}/text");
        get("documents/{sha256}/text to " + JSON + ";qs=0.5", "documents/{sha256}/text");
        get("documents/{sha256}/pages/{n} to image/jpeg", "documents/{sha256}/pages/1");
        get("documents/{sha256}/signatures to " + JSON, "documents/{sha256}/signatures");
    }

    private void circuitsAndLetters() {
        String item = "mail-items/{id}/";
        String asked = "mail-items/{item}/";
        get(item + "circuit", asked + "circuit");
        post(item + "circuit", asked + "circuit", "{\"model\":\"{model}\"}");
        post(item + "circuit/steps", asked + "circuit/steps", "{\"step\":{\"kind\":\"OPINION\"}}");
        post(item + "circuit/steps/{step}/skip", asked + "circuit/steps/{step}/skip", "{\"reason\":\"Essai\"}");
        post(item + "circuit/tasks/{task}/done", asked + "circuit/tasks/{task}/done", "{\"outcome\":\"APPROVED\"}");
        post(item + "circuit/tasks/{task}/refusal", asked + "circuit/tasks/{task}/refusal", "{\"reason\":\"Essai\"}");
        post(
                item + "circuit/tasks/{task}/assignee",
                asked + "circuit/tasks/{task}/assignee",
                "{\"assignee\":\"{agent}\"}");
        post(item + "circuit/stop", asked + "circuit/stop", "{\"reason\":\"Essai\"}");
        get(item + "reply", asked + "reply");
        post(item + "reply", asked + "reply", "{\"template\":\"{template}\"}");
        form(item + "reply/versions", asked + "reply/versions", "basedOn", "1");
        get(item + "reply/versions/{n}/comparison", asked + "reply/versions/1/comparison?with=1");
        post(item + "reply/finish from */*", asked + "reply/finish", "{}");
        post(item + "reply/abandon from */*", asked + "reply/abandon", "{}");
        get(item + "acknowledgement", asked + "acknowledgement");
        post(item + "acknowledgement", asked + "acknowledgement", "{\"template\":\"{template}\"}");
        get(item + "dispatches", asked + "dispatches");
        post(
                item + "dispatches",
                asked + "dispatches",
                "{\"letter\":\"{letter}\",\"means\":\"PAPER\",\"address\":\"3 rue du Port\"}");
        get(item + "hand-signature", asked + "hand-signature");
        post(item + "hand-signature", asked + "hand-signature", "{}");
        post(item + "hand-signature/told", asked + "hand-signature/told", "{\"signed\":true}");
        get("hand-signatures", "hand-signatures");
        get("outbox", "outbox");
        post("outbox/{id}/replay from */*", "outbox/{effect}/replay", "{}");
        post("outbox/{id}/drop", "outbox/{effect}/drop", "{\"reason\":\"Essai\"}");
        get("print-queue", "print-queue");
        post("print-queue/{dispatch}/withdraw", "print-queue/{dispatch}/withdraw", "{}");
        post("print-queue/{dispatch}/posted", "print-queue/{dispatch}/posted", "{\"postage\":\"GREEN\"}");
        get("signature-book", "signature-book");
        post("signature-book", "signature-book", "{\"items\":[{\"item\":\"{item}\",\"task\":\"{task}\"}]}");
        get("tasks", "tasks");
        get("templates", "templates");
        get("delegations", "delegations");
        post(
                "delegations",
                "delegations",
                "{\"to\":\"{agent}\",\"since\":\"2026-01-01\",\"until\":\"2026-01-02\",\"kinds\":[\"VISA\"]}");
        post("delegations/{id}/revocation", "delegations/{delegation}/revocation", "{\"reason\":\"Essai\"}");
    }

    private void organisation() {
        get("departments", "departments");
        get("agents", "agents");
        get("mail-types", "mail-types");
        get("agents/{agent}/handover", "agents/{agent}/handover");
        post("agents/{agent}/handover", "agents/{agent}/handover", "{\"to\":\"{agent}\"}");
        get("correspondents", "correspondents", "correspondents?q={word}", "correspondents?cursor={correspondent}");
        get("correspondents/{id}", "correspondents/{correspondent}");
        post("correspondents from " + JSON, "correspondents", "{\"id\":\"{correspondent}\"}");
        get("scan-batches", "scan-batches", "scan-batches?cursor={batch}");
        get("scan-batches/{id}", "scan-batches/{batch}");
        form("scan-batches", "scan-batches", "name", "{word}");
        get("journal/export to application/jsonl", "journal/export");
        get("journal/stamps to application/zip", "journal/stamps");
        get("journal/key to application/x-pem-file", "journal/key");
        entries.add("GET me");
        calls.add(new Call(true, "GET", "me", null, null));
        entries.add("GET me/tokens");
        calls.add(new Call(true, "GET", "me/tokens", null, null));
        entries.add("POST me/tokens from " + JSON);
        calls.add(new Call(true, "POST", "me/tokens", JSON, "{\"label\":\"\",\"days\":0}"));
        entries.add("DELETE me/tokens/{id}");
        calls.add(new Call(true, "DELETE", "me/tokens/{token}", null, null));
        entries.add("GET problems");
        calls.add(new Call(true, "GET", "problems", null, null));
        entries.add("GET problems/{code}");
        calls.add(new Call(true, "GET", "problems/{word}", null, null));
    }

    private void screens() {
        for (String view : List.of(
                "accueil",
                "administration",
                "administration-brouillons",
                "administration-collectivite",
                "administration-import",
                "administration-journal",
                "administration-numerotation",
                "administration-separateurs",
                "aide",
                "boite-d-envoi",
                "controle",
                "impression",
                "notifications",
                "numerisation",
                "style")) {
            screen(view);
        }
        screen("administration-agents", "id={membership}", "pour={agent}", "q={word}");
        screen("administration-circuits", "id={model}");
        screen("administration-etiquettes", "id={label}");
        screen("administration-modeles", "id={template}");
        screen("administration-paragraphes", "id={paragraph}");
        screen("administration-passation", "de={agent}");
        screen("administration-roles", "id={role}");
        screen("administration-services", "id={department}", "sous={department}");
        screen("administration-types", "id={type}");
        screen("administration-voir-comme", "agent={agent}", "numero={number}");
        screen("bannettes", "item={item}", "of={item}", "basket=tous");
        screen("correspondant", "id={correspondent}", "id={correspondent}&fusion={merge}");
        screen("correspondants", "q={word}");
        screen("courrier", "id={item}", "id={item}&piece=1");
        screen("courriers", "service={department}", "type={type}", "agent={agent}");
        screen("delegations", "de={agent}");
        screen("dossier", "id={folder}");
        screen("echeances", "service={department}", "qui={agent}");
        screen("enregistrer", "repond={item}");
        screen("etiquettes", "modele={label}");
        screen("fusion", "garde={correspondent}", "fiche={correspondent}");
        screen("import-correspondants", "id={import}");
        screen("journal", "agent={agent}");
        screen("liste-recherche", "q={word}", "service={department}", "expediteur={correspondent}");
        screen("lot", "id={batch}");
        screen("pages", "item={item}");
        screen("parapheur", "tache={task}", "of={item}");
        screen("points-de-friction", "service={department}");
        screen("qualification", "item={item}", "of={item}", "avant={item}");
        screen("quarantaine", "lot={batch}");
        screen(
                "recherche",
                "q={word}",
                "service={department}",
                "type={type}",
                "expediteur={correspondent}",
                "q={word}&vu={item}");
        screen("separateurs", "service={department}", "type={type}");
        screen("statistiques", "service={department}");
        screen("tableau-de-bord", "service={department}");
    }

    private void servlets() {
        served("courriers", "?q={word}");
        served("dossiers", "?q={word}");
        served("correspondants-connus", "?q={word}");
        served("modele-import", "/services.csv", "/agents.csv");
        served("journal-export", "");
        served("journal-horodatages", "");
        served("tableau-csv", "?table=departments&service={department}", "?table=waits");
        served("courriers-csv", "", "?service={department}");
        served("suggestions", "?q={word}");
        served("export-recherche", "?q={word}");
        calls.add(new Call(false, "POST", "o/{organisation}/export-recherche?q={word}", null, "a=b"));
        served("occurrences", "?id={item}&q={word}");
        served("correspondants-csv", "");
        served("tirage", "?id={dispatch}");
        served("page-de-lot", "/{batch}/1-1");
        served("presence", "?courrier={item}", "?dossier={folder}");
        served("gestes", "");
        calls.add(new Call(
                false,
                "POST",
                "o/{organisation}/gestes",
                null,
                "act=TAKE&item={slug}/{item}/0&back=/o/{organisation}/"));
        served("destinataires", "");
        served("logo", "/{sha256}");
        served("page-de-pli", "/{item}/1");
        served("document", "/{sha256}", "/{sha256}/pages/1", "/{sha256}?telecharger=1");
    }

    /** Entries in no organisation of the caller's choosing. */
    private void without() {
        own("servlet ", "");
        own("servlet /couleurs/*", "couleurs/x.css");
        own("servlet /erreur", "erreur");
        own("view erreur", "erreur?id={item}");
        own("servlet /formation", "formation");
        own("servlet /connexion", "connexion?retour=/o/{slug}/courrier?id={item}");
        own("view connexion", "connexion");
        own("servlet /astuces", "astuces");
        own("servlet /evenements", "evenements");
        own("servlet /evenements/flux", "evenements/flux?billet={item}");
        own("view compte", "compte?token={token}");
        own("view exploitation", "exploitation?batch={batch}&organisation={id}");
        own("view administration-portail", "administration-portail?q={word}");
        own("view toutes", "toutes/bannettes?item={item}");
        own("view suivi", "suivi/sainte-orme?numero={number}&code=ABCD-EFGH");
        own("servlet *.xhtml", "screens/courrier.xhtml?id={item}");
        // closes a session: what it tells is nothing
        entries.add("servlet /deconnexion");
        // passed by every call above
        entries.addAll(List.of(
                "filter /*",
                "filter /o/*",
                "filter /api/*",
                "filter /assets/*",
                "filter /toutes/*",
                "filter /suivi/*",
                "filter /compte",
                "filter /exploitation",
                "filter /administration-portail"));
        // launched by POST scan-batches and the inbox for the organisation of their address; started with an empty
        // portal by its operator
        entries.addAll(List.of("job scan", "job demonstration"));
    }
}
