package org.vaguemestre.signature;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.reply.Letter;
import org.vaguemestre.reply.Replies;

/** What is to be signed of an answer, with a key or by hand. */
@Dependent
class LettersToSign {
    @Inject
    private Replies replies;

    @Inject
    private Organisations organisations;

    /** Letters that nobody signed yet, finished or not. */
    List<Letter> of(UUID item) {
        return replies.lettersOf(item).stream()
                .filter(letter -> letter.signedSha256() == null)
                .toList();
    }

    /** The same, all finished. @throws Refused REPLY_NOT_FINISHED */
    List<Letter> finished(UUID item) {
        List<Letter> letters = of(item);
        if (!areFinished(letters)) {
            throw new Refused(Refusal.REPLY_NOT_FINISHED);
        }
        return letters;
    }

    static boolean areFinished(List<Letter> letters) {
        return letters.stream().allMatch(letter -> letter.finalSha256() != null);
    }

    /** With its number, where the organisation numbers its letters before they are signed. */
    Letter numbered(Letter letter) {
        return organisations.letterHead().numberedAtDispatch() ? letter : replies.number(letter.id());
    }
}
