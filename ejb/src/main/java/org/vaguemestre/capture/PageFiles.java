package org.vaguemestre.capture;

import java.nio.file.Path;

/** Names of what the workers keep of a page, in the folder of its file's derivatives. */
final class PageFiles {
    private PageFiles() {}

    static Path preview(Path folder, int page) {
        return folder.resolve("page-" + page + ".jpg");
    }

    static Path reading(Path folder, int page) {
        return folder.resolve("page-" + page + ".json");
    }
}
