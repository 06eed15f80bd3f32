package org.vaguemestre.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StructureTest {
    private static final UUID GENERAL = new UUID(0, 1);
    private static final UUID TECHNICAL = new UUID(0, 2);
    private static final UUID ROADS = new UUID(0, 3);
    private static final UUID GARDENS = new UUID(0, 4);
    private static final UUID SCHOOLS = new UUID(0, 5);
    private static final List<DepartmentView> TREE = List.of(
            department(GENERAL, null),
            department(TECHNICAL, GENERAL),
            department(ROADS, TECHNICAL),
            department(GARDENS, TECHNICAL),
            department(SCHOOLS, null));

    @Test
    void aDepartmentComesWithAllBelowIt() {
        assertThat(Structure.withAllBelow(GENERAL, TREE)).containsExactlyInAnyOrder(GENERAL, TECHNICAL, ROADS, GARDENS);
    }

    @Test
    void aDepartmentDoesNotComeWithThoseAboveNorBeside() {
        assertThat(Structure.withAllBelow(ROADS, TREE)).containsExactly(ROADS);
    }

    @Test
    void noDepartmentComesWithNone() {
        assertThat(Structure.withAllBelow(null, TREE)).isEmpty();
    }

    @Test
    void aDepartmentThatIsClosedOpensItselfOnly() {
        UUID closed = new UUID(0, 9);
        assertThat(Structure.withAllBelow(closed, TREE)).containsExactly(closed);
    }

    @Test
    void aCircleMadeByMistakeEnds() {
        List<DepartmentView> circle = List.of(department(ROADS, GARDENS), department(GARDENS, ROADS));
        assertThat(Structure.withAllBelow(ROADS, circle)).containsExactlyInAnyOrder(ROADS, GARDENS);
    }

    private static DepartmentView department(UUID id, UUID parent) {
        return new DepartmentView(id, id.toString(), id.toString(), parent);
    }
}
