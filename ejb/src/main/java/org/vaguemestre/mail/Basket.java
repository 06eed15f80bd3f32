package org.vaguemestre.mail;

import java.util.List;
import java.util.Optional;
import org.vaguemestre.access.Right;
import org.vaguemestre.organisation.TaskKind;

/** The baskets (<i>bannettes</i>): typed questions over the mail, the same for everyone, answered for the caller. */
public enum Basket {
    /** À qualifier: registered, waiting for the mail room. */
    TO_QUALIFY("a-qualifier", Right.MAIL_QUALIFY),
    /** À traiter: mine, or my departments' and nobody's yet, unless it waits for others. */
    TO_HANDLE("a-traiter", Right.MAIL_HANDLE),
    /** Mon service: everything in progress in my departments. */
    DEPARTMENT("service", Right.MAIL_HANDLE),
    /** Pour avis: my opinion is asked. */
    OPINION("pour-avis", TaskKind.OPINION),
    /** À viser. */
    VISA("a-viser", TaskKind.VISA),
    /** À signer. */
    SIGNATURE("a-signer", TaskKind.SIGNATURE),
    /** À envoyer. */
    DISPATCH("a-envoyer", TaskKind.DISPATCH),
    /** Suivis: what I want to know of, without having anything to do. */
    FOLLOWED("suivis", (Right) null),
    /** En copie. */
    COPIED("en-copie", (Right) null),
    /** Tout le courrier the caller may see, latest first. */
    ALL("tous", (Right) null);

    private final String slug;
    private final Right right;
    private final TaskKind task;

    Basket(String slug, Right right) {
        this.slug = slug;
        this.right = right;
        this.task = null;
    }

    Basket(String slug, TaskKind task) {
        this.slug = slug;
        this.right = null;
        this.task = task;
    }

    /** What those who have it are asked to do, whatever their rights; empty for a basket that is no one's task. */
    public Optional<TaskKind> task() {
        return Optional.ofNullable(task);
    }

    /** Name in addresses. */
    public String slug() {
        return slug;
    }

    /** The right without which the basket is not shown; empty for none. */
    public Optional<Right> right() {
        return Optional.ofNullable(right);
    }

    /** The order it is shown in unless another is chosen. */
    public ListOrder order() {
        return orders().get(0);
    }

    /** Orders one may choose; by deadline or by department, a list of all the mail shows what is in progress. */
    public List<ListOrder> orders() {
        return switch (this) {
            case TO_QUALIFY -> List.of(ListOrder.ARRIVAL, ListOrder.LATEST);
            case TO_HANDLE, DEPARTMENT ->
                List.of(ListOrder.DEADLINE, ListOrder.DEPARTMENT, ListOrder.ARRIVAL, ListOrder.LATEST);
            case OPINION, VISA, SIGNATURE, DISPATCH, FOLLOWED, COPIED ->
                List.of(ListOrder.DEADLINE, ListOrder.ARRIVAL, ListOrder.LATEST);
            case ALL -> List.of(ListOrder.LATEST, ListOrder.DEADLINE, ListOrder.DEPARTMENT);
        };
    }

    public static Optional<Basket> of(String slug) {
        for (Basket basket : values()) {
            if (basket.slug.equals(slug)) {
                return Optional.of(basket);
            }
        }
        return Optional.empty();
    }
}
