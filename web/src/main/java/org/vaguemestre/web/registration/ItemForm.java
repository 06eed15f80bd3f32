package org.vaguemestre.web.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.capture.Proposal;
import org.vaguemestre.capture.ProposedField;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.correspondent.NewCorrespondent;
import org.vaguemestre.mail.Amount;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.Details;
import org.vaguemestre.mail.Folders;
import org.vaguemestre.mail.MailItemView;
import org.vaguemestre.mail.MailTypeView;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Say;

/** The fields of an item, the same when one registers, qualifies or corrects it. */
@Named("form")
@RequestScoped
public class ItemForm {
    @Inject
    private Correspondents correspondents;

    @Inject
    private MailTypes types;

    @Inject
    private Structure structure;

    @Inject
    private Folders folders;

    @Inject
    private Say say;

    private Map<ProposedField, Proposal> proposed = Map.of();
    private String subject;
    private String senderName;
    private String sender;
    private boolean createAnyway;
    private List<CorrespondentView> likely = List.of();
    private String senderReference;
    private LocalDate postmarkedOn;
    private LocalDate writtenOn;
    private LocalDate arrivedOn;
    private UUID mailType;
    private Priority priority = Priority.NORMAL;
    private Confidentiality confidentiality;
    private Channel channel = Channel.PAPER;
    private String amount = "";
    private UUID department;
    private UUID assignee;
    private UUID folder;
    private UUID[] copies = {};
    private List<Details.Copy> copiesToPeople = List.of();
    private String folderName;
    private Map<String, String> saved = Map.of();
    private String savedSender;
    private List<Difference> differences = List.of();

    /** Shows what is known of the item. */
    public void fill(MailItemView item) {
        subject = item.subject();
        if (item.correspondent() != null) {
            sender = item.correspondent().id().toString();
            senderName = item.correspondent().displayName();
        }
        senderReference = item.senderReference();
        postmarkedOn = item.postmarkedOn();
        writtenOn = item.writtenOn();
        arrivedOn = item.arrivedOn();
        mailType = item.mailTypeId();
        priority = item.priority();
        confidentiality = item.confidentiality();
        channel = item.channel();
        amount = Amount.typed(item.amountCents());
        department = item.departmentId();
        assignee = item.assigneeId();
        folder = item.folderId();
        copies = item.copies().stream()
                .map(MailItemView.CopyView::department)
                .filter(id -> id != null)
                .toArray(UUID[]::new);
        copiesToPeople = item.copies().stream()
                .filter(copy -> copy.department() == null)
                .map(copy -> new Details.Copy(null, copy.account()))
                .toList();
        folderName = item.folder();
        saved = codes();
        savedSender = senderName;
    }

    /** The fields as they stand in the form, by name: what is compared when two people fill it. */
    private Map<String, String> codes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("subject", text(subject).strip());
        codes.put(
                "sender", sender == null || sender.isBlank() ? text(senderName).strip() : sender);
        codes.put("type", text(mailType));
        codes.put("confidentiality", text(confidentiality));
        codes.put("writtenOn", text(writtenOn));
        codes.put("arrivedOn", text(arrivedOn));
        codes.put("department", text(department));
        codes.put("assignee", text(assignee));
        codes.put("priority", text(priority));
        codes.put("reference", text(senderReference).strip());
        codes.put("postmarkedOn", text(postmarkedOn));
        codes.put("channel", text(channel));
        codes.put("amount", amount.strip());
        codes.put("folder", folder == null ? text(folderName).strip() : folder.toString());
        codes.put("copies", Stream.of(copies).map(UUID::toString).sorted().collect(Collectors.joining(" ")));
        return codes;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    /** What is saved of the item as the form is shown: sent back with it, it tells later who changed what. */
    public String getWas() {
        JsonObjectBuilder was = Json.createObjectBuilder();
        saved.forEach(was::add);
        return was.build().toString();
    }

    /** What is saved of one field. */
    public String was(String field) {
        return saved.getOrDefault(field, "");
    }

    /** What is typed in one field. */
    public String typed(String field) {
        return codes().getOrDefault(field, "");
    }

    /**
     * The item was changed meanwhile: what only the other changed is taken, what only the person changed is kept, and what both did is told,
     * with what was typed still in the form.
     *
     * @param was what the form was shown with ({@link #getWas})
     */
    public void meet(String was) {
        Map<String, String> before = read(was);
        List<Difference> found = new ArrayList<>();
        codes().forEach((field, mine) -> {
            String theirs = saved.getOrDefault(field, "");
            String first = before.getOrDefault(field, theirs);
            if (!theirs.equals(first) && !theirs.equals(mine)) {
                boolean both = !mine.equals(first);
                found.add(new Difference(field, word(field, theirs, true), word(field, mine, false), both));
                if (!both) {
                    take(field, theirs);
                }
            }
        });
        differences = found;
    }

    /** The person chose what the other had saved. */
    public void takeSaved(String field) {
        if (saved.containsKey(field)) {
            take(field, saved.get(field));
        }
    }

    private static Map<String, String> read(String was) {
        if (was == null || was.isBlank()) {
            return Map.of();
        }
        try (JsonReader reader = Json.createReader(new StringReader(was))) {
            Map<String, String> read = new LinkedHashMap<>();
            reader.readObject().forEach((field, code) -> {
                if (code instanceof JsonString string) {
                    read.put(field, string.getString());
                }
            });
            return read;
        } catch (JsonException notOurs) {
            return Map.of();
        }
    }

    private void take(String field, String code) {
        switch (field) {
            case "subject" -> subject = code;
            case "sender" -> {
                sender = code;
                senderName = savedSender;
            }
            case "type" -> mailType = id(code);
            case "confidentiality" -> confidentiality = code.isEmpty() ? null : Confidentiality.valueOf(code);
            case "writtenOn" -> writtenOn = day(code);
            case "arrivedOn" -> arrivedOn = day(code);
            case "department" -> department = id(code);
            case "assignee" -> assignee = id(code);
            case "priority" -> priority = code.isEmpty() ? null : Priority.valueOf(code);
            case "reference" -> senderReference = code;
            case "postmarkedOn" -> postmarkedOn = day(code);
            case "channel" -> channel = code.isEmpty() ? null : Channel.valueOf(code);
            case "amount" -> amount = code;
            case "folder" -> folder = id(code);
            case "copies" ->
                copies = code.isEmpty()
                        ? new UUID[0]
                        : Stream.of(code.split(" ")).map(UUID::fromString).toArray(UUID[]::new);
            default -> throw new IllegalArgumentException(field);
        }
    }

    private static UUID id(String code) {
        return code.isEmpty() ? null : UUID.fromString(code);
    }

    private static LocalDate day(String code) {
        return code.isEmpty() ? null : LocalDate.parse(code);
    }

    /** A value as a person reads it. */
    private String word(String field, String code, boolean theirs) {
        if (code.isEmpty()) {
            return say.of("edit.none");
        }
        return switch (field) {
            case "sender" -> theirs ? savedSender : senderName;
            case "type" -> types.get(UUID.fromString(code)).name();
            case "confidentiality" -> say.name(Confidentiality.valueOf(code));
            case "priority" -> say.name(Priority.valueOf(code));
            case "channel" -> say.name(Channel.valueOf(code));
            case "writtenOn", "arrivedOn", "postmarkedOn" -> say.day(LocalDate.parse(code));
            case "department" -> structure.department(UUID.fromString(code)).name();
            case "assignee" -> structure.agent(UUID.fromString(code)).name();
            case "copies" ->
                Stream.of(code.split(" "))
                        .map(id -> structure.department(UUID.fromString(id)).name())
                        .collect(Collectors.joining(", "));
            default -> code;
        };
    }

    /** Names of the fields that the item has. */
    public Set<String> getSaved() {
        return saved.keySet();
    }

    public List<Difference> getDifferences() {
        return differences;
    }

    /** Fills what nobody said yet with what was read on the paper. */
    public void propose(Map<ProposedField, Proposal> read) {
        proposed = read;
        Proposal from = read.get(ProposedField.SENDER);
        if (senderName == null && from != null) {
            senderName = from.label();
            sender = from.value();
        }
        subject = proposedText(ProposedField.SUBJECT, subject);
        senderReference = proposedText(ProposedField.SENDER_REFERENCE, senderReference);
        writtenOn = writtenOn == null && read.containsKey(ProposedField.WRITTEN_ON)
                ? LocalDate.parse(read.get(ProposedField.WRITTEN_ON).value())
                : writtenOn;
        department = proposedId(ProposedField.DEPARTMENT, department);
        mailType = proposedId(ProposedField.MAIL_TYPE, mailType);
        if (department == null && mailType != null) {
            department = types.get(mailType).department();
        }
    }

    private String proposedText(ProposedField field, String said) {
        return (said == null || said.isBlank()) && proposed.containsKey(field)
                ? proposed.get(field).value()
                : said;
    }

    private UUID proposedId(ProposedField field, UUID said) {
        return said == null && proposed.containsKey(field)
                ? UUID.fromString(proposed.get(field).value())
                : said;
    }

    /** Address and e-mail read on the paper belong to the sender read there, and to nobody else. */
    private NewCorrespondent toCreate(TypedSender typed) {
        Proposal from = proposed.get(ProposedField.SENDER);
        boolean theSame = from != null && from.label().strip().equalsIgnoreCase(senderName.strip());
        return typed.toCreate(
                theSame ? proposedText(ProposedField.SENDER_ADDRESS, null) : null,
                theSame ? proposedText(ProposedField.SENDER_EMAIL, null) : null);
    }

    /**
     * What was typed. A sender typed and not chosen is created; one that may be known already is shown first.
     *
     * @throws Refused CORRESPONDENT_UNKNOWN with {@link #getLikely} filled when the person has to choose
     */
    public Details details() {
        List<Details.Copy> informed = new ArrayList<>(copiesToPeople);
        Stream.of(copies).map(id -> new Details.Copy(id, null)).forEach(informed::add);
        return new Details(
                subject,
                correspondent(),
                senderReference,
                postmarkedOn,
                writtenOn,
                arrivedOn,
                mailType,
                priority,
                confidentiality,
                channel,
                department,
                assignee,
                folder(),
                informed,
                amount.isBlank() ? Long.valueOf(0) : Amount.cents(amount));
    }

    /** A folder typed and not chosen is the one of that name, made where there is none. */
    private UUID folder() {
        if (folder == null && folderName != null && !folderName.isBlank()) {
            folder = folders.named(folderName).id();
        }
        return folder;
    }

    private UUID correspondent() {
        if (sender != null && !sender.isBlank()) {
            try {
                return UUID.fromString(sender);
            } catch (IllegalArgumentException notOurs) {
                throw new Refused(Refusal.CORRESPONDENT_UNKNOWN);
            }
        }
        if (senderName == null || senderName.isBlank()) {
            return null;
        }
        TypedSender typed = TypedSender.of(senderName);
        likely = createAnyway ? List.of() : correspondents.likely(typed.firstName(), typed.name());
        if (!likely.isEmpty()) {
            throw new Refused(Refusal.CORRESPONDENT_UNKNOWN);
        }
        CorrespondentView created = correspondents.create(toCreate(typed));
        sender = created.id().toString();
        senderName = created.displayName();
        return created.id();
    }

    /** Correspondents that the typed sender may be. */
    public List<CorrespondentView> getLikely() {
        return likely;
    }

    public List<MailTypeView> getTypes() {
        return types.all();
    }

    public List<DepartmentView> getDepartments() {
        return structure.departments();
    }

    public List<AgentView> getAgents() {
        return structure.agents();
    }

    public Priority[] getPriorities() {
        return Priority.values();
    }

    public Confidentiality[] getConfidentialities() {
        return Confidentiality.values();
    }

    public Channel[] getChannels() {
        return Channel.values();
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getSenderName() {
        return senderName;
    }

    public void setSenderName(String senderName) {
        this.senderName = senderName;
    }

    public String getSender() {
        return sender;
    }

    public void setSender(String sender) {
        this.sender = sender;
    }

    public boolean isCreateAnyway() {
        return createAnyway;
    }

    public void setCreateAnyway(boolean createAnyway) {
        this.createAnyway = createAnyway;
    }

    public String getSenderReference() {
        return senderReference;
    }

    public void setSenderReference(String senderReference) {
        this.senderReference = senderReference;
    }

    public LocalDate getPostmarkedOn() {
        return postmarkedOn;
    }

    public void setPostmarkedOn(LocalDate postmarkedOn) {
        this.postmarkedOn = postmarkedOn;
    }

    public LocalDate getWrittenOn() {
        return writtenOn;
    }

    public void setWrittenOn(LocalDate writtenOn) {
        this.writtenOn = writtenOn;
    }

    public LocalDate getArrivedOn() {
        return arrivedOn;
    }

    public void setArrivedOn(LocalDate arrivedOn) {
        this.arrivedOn = arrivedOn;
    }

    public UUID getMailType() {
        return mailType;
    }

    public void setMailType(UUID mailType) {
        this.mailType = mailType;
    }

    public Priority getPriority() {
        return priority;
    }

    public void setPriority(Priority priority) {
        this.priority = priority;
    }

    public Confidentiality getConfidentiality() {
        return confidentiality;
    }

    public void setConfidentiality(Confidentiality confidentiality) {
        this.confidentiality = confidentiality;
    }

    public Channel getChannel() {
        return channel;
    }

    public void setChannel(Channel channel) {
        this.channel = channel;
    }

    /** In euros, as it is typed. */
    public String getAmount() {
        return amount;
    }

    public void setAmount(String amount) {
        this.amount = text(amount);
    }

    public UUID getDepartment() {
        return department;
    }

    public void setDepartment(UUID department) {
        this.department = department;
    }

    public UUID getAssignee() {
        return assignee;
    }

    public void setAssignee(UUID assignee) {
        this.assignee = assignee;
    }

    public UUID[] getCopies() {
        return copies.clone();
    }

    public void setCopies(UUID[] copies) {
        this.copies = copies.clone();
    }

    public UUID getFolder() {
        return folder;
    }

    public void setFolder(UUID folder) {
        this.folder = folder;
    }

    public String getFolderName() {
        return folderName;
    }

    public void setFolderName(String folderName) {
        this.folderName = folderName;
    }

    /** People informed by name, who stay so. */
    public void setCopiesTo(List<Details.Copy> everyone) {
        copies = everyone.stream()
                .map(Details.Copy::department)
                .filter(id -> id != null)
                .toArray(UUID[]::new);
        copiesToPeople =
                everyone.stream().filter(copy -> copy.department() == null).toList();
    }
}
