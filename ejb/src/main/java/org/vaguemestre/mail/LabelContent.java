package org.vaguemestre.mail;

/**
 * A template of labels (<i>modèle d'étiquettes</i>) as it is set: always the number, and what else is chosen.
 *
 * @param organisation its name is printed
 * @param date of arrival is printed
 */
public record LabelContent(
        String name, Paper paper, Code code, boolean organisation, boolean date, boolean department, boolean retired) {

    /** What is printed on. */
    public enum Paper {
        /** A sheet of 3 × 8 labels, 70 × 37 mm. */
        A4_24(3, 8),
        /** A sheet of 5 × 13 labels, 38 × 21 mm. */
        A4_65(5, 13),
        /** One label of a roll at a time, 57 × 32 mm. */
        ROLL_57X32(1, 1);

        private final int across;
        private final int down;

        Paper(int across, int down) {
            this.across = across;
            this.down = down;
        }

        /** Labels on a sheet. */
        public int onSheet() {
            return across * down;
        }
    }

    /** How a machine reads the number. */
    public enum Code {
        CODE_128,
        QR,
        NONE
    }
}
