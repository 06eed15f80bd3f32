package org.vaguemestre.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.mail.State;

/** The fields that can be named before a colon, with the words people use for them and for their values. */
enum QueryField {
    SENDER(Criterion.Kind.SENDER, "de", "de", "expediteur", "exp", "from"),
    RECIPIENT(Criterion.Kind.RECIPIENT, "à", "a", "destinataire", "dest", "to"),
    CORRESPONDENT(Criterion.Kind.CORRESPONDENT, "avec", "avec", "correspondant", "tiers"),
    DEPARTMENT(Criterion.Kind.DEPARTMENT, "service", "service", "department"),
    TYPE(Criterion.Kind.TYPE, "type", "type"),
    AGENT(Criterion.Kind.AGENT, "agent", "agent", "responsable", "affecte", "assignee"),
    STATE(Criterion.Kind.STATE, "état", "etat", "statut", "state") {
        @Override
        List<String> shown() {
            return List.of("à qualifier", "en cours", "répondu", "classé", "clos", "archivé", "transmis", "annulé");
        }

        @Override
        Map<String, List<String>> constants() {
            Map<String, List<String>> words = new LinkedHashMap<>();
            words.put("a qualifier", names(State.REGISTERED));
            words.put("en cours", names(State.IN_PROGRESS));
            words.put("ouvert", names(State.REGISTERED, State.IN_PROGRESS));
            words.put("repondu", names(State.ANSWERED));
            words.put("clos", names(State.CLOSED, State.ANSWERED));
            words.put("classe", names(State.CLOSED));
            words.put("archive", names(State.ARCHIVED));
            words.put("elimine", names(State.DISPOSED));
            words.put("transmis", names(State.TRANSFERRED));
            words.put("annule", names(State.VOID));
            return words;
        }
    },
    DIRECTION(Criterion.Kind.DIRECTION, "sens", "sens", "direction") {
        @Override
        List<String> shown() {
            return List.of("arrivé", "départ", "interne");
        }

        @Override
        Map<String, List<String>> constants() {
            Map<String, List<String>> words = new LinkedHashMap<>();
            List.of("arrivé", "arrive", "arrivee", "entrant", "recu")
                    .forEach(word -> words.put(word, names(Direction.INCOMING)));
            List.of("depart", "sortant", "envoye").forEach(word -> words.put(word, names(Direction.OUTGOING)));
            words.put("interne", names(Direction.INTERNAL));
            return words;
        }
    },
    CHANNEL(Criterion.Kind.CHANNEL, "canal", "canal", "voie", "channel") {
        @Override
        List<String> shown() {
            return List.of("papier", "courriel", "web", "guichet", "fax");
        }

        @Override
        Map<String, List<String>> constants() {
            Map<String, List<String>> words = new LinkedHashMap<>();
            List.of("papier", "poste").forEach(word -> words.put(word, names(Channel.PAPER)));
            List.of("courriel", "mail", "email", "e-mail").forEach(word -> words.put(word, names(Channel.EMAIL)));
            List.of("web", "formulaire", "internet").forEach(word -> words.put(word, names(Channel.WEB)));
            List.of("main", "guichet").forEach(word -> words.put(word, names(Channel.HAND)));
            List.of("fax", "telecopie").forEach(word -> words.put(word, names(Channel.FAX)));
            return words;
        }
    },
    CONFIDENTIALITY(Criterion.Kind.CONFIDENTIALITY, "confidentialité", "confidentialite", "niveau") {
        @Override
        List<String> shown() {
            return List.of("normale", "restreinte", "confidentiel");
        }

        @Override
        Map<String, List<String>> constants() {
            Map<String, List<String>> words = new LinkedHashMap<>();
            words.put("normale", names(Confidentiality.NORMAL));
            words.put("restreinte", names(Confidentiality.RESTRICTED));
            words.put("confidentiel", names(Confidentiality.CONFIDENTIAL));
            words.put("confidentielle", names(Confidentiality.CONFIDENTIAL));
            return words;
        }
    },
    PRIORITY(Criterion.Kind.PRIORITY, "priorité", "priorite", "priority") {
        @Override
        List<String> shown() {
            return List.of("urgente", "haute", "normale", "basse");
        }

        @Override
        Map<String, List<String>> constants() {
            Map<String, List<String>> words = new LinkedHashMap<>();
            words.put("urgente", names(Priority.URGENT));
            words.put("haute", names(Priority.HIGH, Priority.URGENT));
            words.put("normale", names(Priority.NORMAL));
            words.put("basse", names(Priority.LOW));
            return words;
        }
    },
    FOLDER(Criterion.Kind.FOLDER, "dossier", "dossier", "folder"),
    SUBJECT(Criterion.Kind.SUBJECT, "objet", "objet", "sujet", "subject"),
    REFERENCE(Criterion.Kind.REFERENCE, "réf", "ref", "reference"),
    NUMBER(Criterion.Kind.NUMBER, "numéro", "numero", "n°", "no", "num", "chrono", "number"),
    NOTES(Criterion.Kind.NOTES, "note", "note", "notes", "annotation", "annotations"),
    ATTACHED(Criterion.Kind.ATTACHED, "pièce", "piece", "pieces", "fichier"),
    PERIOD(Criterion.Kind.PERIOD, "arrive", "arrivee", "date", "recu"),
    MISSING(Criterion.Kind.MISSING, "sans", "sans", "without") {
        @Override
        List<String> shown() {
            return List.of("réponse", "service", "agent", "type", "expéditeur", "document", "échéance");
        }

        @Override
        Map<String, List<String>> constants() {
            Map<String, List<String>> words = new LinkedHashMap<>();
            words.put("reponse", List.of("answer"));
            words.put("service", List.of("department"));
            words.put("agent", List.of("agent"));
            words.put("responsable", List.of("agent"));
            words.put("type", List.of("type"));
            words.put("expediteur", List.of("correspondent"));
            words.put("correspondant", List.of("correspondent"));
            words.put("document", List.of("document"));
            words.put("piece", List.of("document"));
            words.put("dossier", List.of("folder"));
            words.put("echeance", List.of("deadline"));
            return words;
        }
    },
    /** {@code est:confidentiel}, {@code est:en-retard}. */
    IS(null, "est", "est", "is") {
        @Override
        Map<String, List<String>> constants() {
            return Map.of();
        }
    };

    private final Criterion.Kind kind;
    private final String shownAs;
    private final List<String> names;

    QueryField(Criterion.Kind kind, String shownAs, String... names) {
        this.kind = kind;
        this.shownAs = shownAs;
        this.names = List.of(names);
    }

    Criterion.Kind kind() {
        return kind;
    }

    /** As it is proposed, in good French. */
    String shownAs() {
        return shownAs;
    }

    /** The words for its constants that are proposed; empty where values are not constants. */
    List<String> shown() {
        return List.of();
    }

    /** Constants by the word for them, plain; empty where values are not constants. */
    Map<String, List<String>> constants() {
        return Map.of();
    }

    /** @param name as {@link PlainText} has it */
    static Optional<QueryField> called(String name) {
        return Arrays.stream(values())
                .filter(field -> field.names.contains(name))
                .findFirst();
    }

    private static List<String> names(Enum<?>... constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
