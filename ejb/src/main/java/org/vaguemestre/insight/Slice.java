package org.vaguemestre.insight;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * A slice of the mail (<i>sélection</i>): the criteria a figure counts by. The list behind a figure is the same slice, carried in its address.
 * Mail that leaves and void registrations are in none.
 */
public record Slice(Map<Criterion, Object> criteria) {
    public static final Slice ALL = new Slice(Map.of());

    public Slice(Map<Criterion, Object> criteria) {
        EnumMap<Criterion, Object> copy = new EnumMap<>(Criterion.class);
        copy.putAll(criteria);
        this.criteria = Collections.unmodifiableMap(copy);
    }

    /**
     * What an address asks for.
     *
     * @throws Refused FIELD_INVALID for a value that is none
     */
    public static Slice asked(Function<String, Optional<String>> parameter) {
        Slice slice = ALL;
        for (Criterion criterion : Criterion.values()) {
            Optional<String> text = parameter.apply(criterion.address());
            if (text.isPresent()) {
                slice = slice.with(
                        criterion,
                        criterion
                                .read(text.get())
                                .orElseThrow(
                                        () -> new Refused(Refusal.FIELD_INVALID, criterion.address(), text.get())));
            }
        }
        return slice;
    }

    /** Narrowed; null changes nothing. */
    public Slice with(Criterion criterion, Object value) {
        if (value == null) {
            return this;
        }
        Map<Criterion, Object> more = new EnumMap<>(Criterion.class);
        more.putAll(criteria);
        more.put(criterion, value);
        return new Slice(more);
    }

    public Slice with(Criterion flag) {
        return with(flag, Boolean.TRUE);
    }

    /** Without any department, agent, type. */
    public Slice withoutAny(Criterion criterion) {
        return with(criterion, Criterion.NONE);
    }

    public Slice arrived(LocalDate from, LocalDate to) {
        return with(Criterion.ARRIVED_FROM, from).with(Criterion.ARRIVED_TO, to);
    }

    public Slice ended(LocalDate from, LocalDate to) {
        return with(Criterion.ENDED_FROM, from).with(Criterion.ENDED_TO, to);
    }

    public Slice due(LocalDate from, LocalDate to) {
        return with(Criterion.DUE_FROM, from).with(Criterion.DUE_TO, to);
    }

    public Slice moved(LocalDate from, LocalDate to) {
        return with(Criterion.MOVED_FROM, from).with(Criterion.MOVED_TO, to);
    }

    public Slice in(Band ages, Criterion from, Criterion to) {
        return with(from, ages.from()).with(to, ages.to());
    }

    boolean isAboutContent() {
        return criteria.keySet().stream().anyMatch(Criterion::isAboutContent);
    }

    boolean isOfOpenItems() {
        return criteria.keySet().stream().anyMatch(Criterion::isOfOpenItems);
    }

    /** Its conditions on the passages {@code s}. */
    String ofPassages() {
        return criteria.entrySet().stream()
                .filter(one -> one.getKey().isOfAPassage())
                .map(one -> "(" + one.getKey().condition(one.getValue()) + ")")
                .collect(Collectors.joining(" and "));
    }

    /** Its part of an address: {@code arrive-du=2026-11-02&retard=1}. */
    public String address() {
        return criteria.entrySet().stream()
                .map(one -> one.getKey().address() + "="
                        + (one.getKey().isFlag() ? "1" : one.getValue().toString()))
                .collect(Collectors.joining("&"));
    }
}
