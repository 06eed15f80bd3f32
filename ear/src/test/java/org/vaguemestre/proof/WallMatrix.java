package org.vaguemestre.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every entry called by somebody with what is another's, and with what is nobody's: the two answers are to be one, and hold no canary. */
final class WallMatrix {
    /** What belongs to an item, and is hidden with it from those who do not see it. */
    private static final Set<String> OF_AN_ITEM = Set.of("item", "number", "sha256", "slug");

    private String canary;
    private final List<WallEntries.Call> calls = WallEntries.all().calls();
    private final List<String> leaks = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private final Times byAddress = new Times();
    private final Times byIdentifier = new Times();
    private long cells;

    /** @param canary begins every word that nobody else may see */
    WallMatrix(String canary) {
        this.canary = canary;
    }

    /** From now on it looks for what is of another organisation. */
    void watching(String other) {
        canary = other;
    }

    List<String> leaks() {
        return leaks;
    }

    List<String> differences() {
        return differences;
    }

    long cells() {
        return cells;
    }

    String mediansByAddress() {
        return byAddress.medians();
    }

    String mediansByIdentifier() {
        return byIdentifier.medians();
    }

    /** How long the answers took. */
    private static final class Times {
        private final List<Long> foreign = new ArrayList<>();
        private final List<Long> unknown = new ArrayList<>();

        private String medians() {
            return "%.1f / %.1f".formatted(median(foreign), median(unknown));
        }

        private static double median(List<Long> nanos) {
            return nanos.isEmpty() ? 0 : nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
        }
    }

    /** Somebody asks at another organisation's address, as at that of one which does not exist. */
    void atItsAddress(WallCaller caller, Map<String, String> foreign) {
        for (WallEntries.Call call : calls) {
            if (call.isOfAnOrganisation()) {
                compare(caller, call, foreign.get("slug"), foreign, "nulle-part", WallThings.unknown());
            }
        }
    }

    /** Somebody asks at their own organisation's address for what is another's. */
    void byItsIdentifiers(WallCaller caller, String own, Map<String, String> foreign) {
        for (WallEntries.Call call : calls) {
            if (call.things().isEmpty()) {
                cells++;
                look(caller, call, call.by(caller, own, foreign));
            } else {
                compare(caller, call, own, foreign, own, WallThings.unknown());
            }
        }
    }

    /** Somebody asks for an item of another department, which they do not see. */
    void byTheItemsOfASibling(WallCaller caller, String own, Map<String, String> sibling) {
        for (WallEntries.Call call : calls) {
            if (call.things().contains("item") || call.things().contains("sha256")) {
                Map<String, String> unknown = WallThings.unknown();
                Map<String, String> asked = WallThings.unknown();
                OF_AN_ITEM.forEach(name -> asked.put(name, sibling.get(name)));
                unknown.put("slug", sibling.get("slug"));
                for (String name : asked.keySet()) {
                    if (!OF_AN_ITEM.contains(name)) {
                        unknown.put(name, asked.get(name));
                    }
                }
                alike(
                        caller,
                        call,
                        call.by(caller, own, asked),
                        call.by(caller, own, unknown),
                        own,
                        own,
                        asked,
                        unknown);
            }
        }
    }

    /** How many answers hold a canary for who may see it: the matrix would find one where it is. */
    long answersThatHoldOne(WallCaller caller, String own, Map<String, String> things) {
        return calls.stream()
                .filter(call -> call.method().equals("GET"))
                .filter(call -> call.by(caller, own, things).body().contains(canary))
                .count();
    }

    private void compare(
            WallCaller caller,
            WallEntries.Call call,
            String address,
            Map<String, String> foreign,
            String otherAddress,
            Map<String, String> unknown) {
        // now this one first, now that one: neither finds more of it warm
        WallCaller.Answer early = cells % 2 == 0 ? null : call.by(caller, otherAddress, unknown);
        WallCaller.Answer one = call.by(caller, address, foreign);
        WallCaller.Answer other = early == null ? call.by(caller, otherAddress, unknown) : early;
        look(caller, call, one);
        alike(caller, call, one, other, address, otherAddress, foreign, unknown);
    }

    private void alike(
            WallCaller caller,
            WallEntries.Call call,
            WallCaller.Answer one,
            WallCaller.Answer other,
            String address,
            String otherAddress,
            Map<String, String> foreign,
            Map<String, String> unknown) {
        cells++;
        Times times = address.equals(otherAddress) ? byIdentifier : byAddress;
        times.foreign.add(one.nanos());
        times.unknown.add(other.nanos());
        Set<String> asked = new HashSet<>(foreign.values());
        asked.addAll(unknown.values());
        String said = plain(one, address, asked);
        String saidOfNothing = plain(other, otherAddress, asked);
        if (!said.equals(saidOfNothing)) {
            differences.add(
                    "%s, %s at %s: %s".formatted(caller.login(), call, address, firstDifference(said, saidOfNothing)));
        }
    }

    private void look(WallCaller caller, WallEntries.Call call, WallCaller.Answer answer) {
        String whole = answer.headers() + "\n" + answer.body();
        int at = whole.indexOf(canary);
        if (at >= 0) {
            leaks.add("%s, %s: …%s…"
                    .formatted(
                            caller.login(),
                            call,
                            whole.substring(Math.max(0, at - 60), Math.min(whole.length(), at + 60))
                                    .replace('\n', ' ')));
        }
    }

    /** Without what is asked for, and what changes from one call to the next: secrets of the page, its moment, the reference of a failure. */
    private static String plain(WallCaller.Answer answer, String address, Collection<String> things) {
        String text = answer.status() + "\n" + answer.headers() + "\n" + answer.body();
        for (String thing : things) {
            if (thing.length() > 4) {
                text = text.replace(thing, "#");
            }
        }
        return text.replace("/" + address + "/", "/#/")
                .replace("nulle-part", "#")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "#")
                .replaceAll("[A-Za-z0-9+=_-]{20,}", "#")
                .replaceAll("[0-9]+", "0")
                .replaceAll("(?i)location: \\[.*?retour=.*", "location: #");
    }

    private static String firstDifference(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return "“%s” / “%s”".formatted(around(one, at), around(other, at));
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 60))
                .replaceAll("\\s+", " ");
    }
}
