package org.vaguemestre.worker;

import static org.bytedeco.leptonica.global.leptonica.L_SEVERITY_ERROR;
import static org.bytedeco.leptonica.global.leptonica.leptSetStderrHandler;
import static org.bytedeco.leptonica.global.leptonica.setMsgSeverity;

import org.bytedeco.leptonica.Handler_String;

/** What the picture library complains of: its answer is nothing, whether the picture is broken or the memory does not suffice. */
final class Complaints extends Handler_String {
    /** Kept for as long as the library may call it. */
    private static final Complaints HEARD = new Complaints();

    private boolean memory;

    private Complaints() {}

    /** From now on it is listened to; what it says still goes to the log. */
    static void hear() {
        setMsgSeverity(L_SEVERITY_ERROR);
        leptSetStderrHandler(HEARD);
    }

    /** Another request begins. */
    static void forget() {
        HEARD.memory = false;
    }

    /** Whether it complained of the memory since then. */
    static boolean ofMemory() {
        return HEARD.memory;
    }

    @Override
    public void call(String complaint) {
        memory |= complaint.contains("alloc");
        System.err.print(complaint);
    }
}
