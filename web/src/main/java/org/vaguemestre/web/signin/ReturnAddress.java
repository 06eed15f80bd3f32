package org.vaguemestre.web.signin;

/** Where a person goes on after signing in: a page of an organisation and nothing else, so that no link can lead out of the portal. */
public final class ReturnAddress {
    private ReturnAddress() {}

    public static String of(String asked) {
        return asked != null
                        && (asked.startsWith("/o/") || asked.startsWith("/toutes/"))
                        && asked.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\')
                ? asked
                : "/";
    }
}
