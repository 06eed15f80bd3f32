package org.vaguemestre.outbox;

import java.time.Duration;
import java.util.Locale;
import java.util.Properties;

/**
 * How the portal speaks with a mail server, told by {@code VAGUEMESTRE_SMTP_HOST}, {@code _PORT}, {@code _USER}, {@code _PASSWORD} and {@code _TLS} (true for
 * STARTTLS, required), and the same with {@code IMAP}.
 */
public enum MailProtocol {
    SMTP("25"),
    IMAP("143");

    /** To connect, to be answered, to write: a mail server that hangs holds nobody up longer. */
    private static final String PATIENCE_MILLIS = "15000";

    /** All of one conversation, shorter than an effect of the outbox is held: a slow one is never begun twice. */
    private static final Duration CONVERSATION = Duration.ofMinutes(4);
    /** What is listened to in one conversation, in bytes: far more than answers and delivery notices take. */
    private static final long LISTENED = 16 << 20;

    private final String usualPort;

    MailProtocol(String usualPort) {
        this.usualPort = usualPort;
    }

    /** As it is named where a session opens: {@code smtp}. */
    public String scheme() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return null where nothing is told */
    public String setting(String name) {
        String value = System.getProperty(
                "vaguemestre." + scheme() + "." + name.toLowerCase(Locale.ROOT),
                System.getenv("VAGUEMESTRE_" + name() + "_" + name));
        return value == null || value.isBlank() ? null : value;
    }

    /** For {@link jakarta.mail.Session}. */
    public Properties properties() {
        Properties properties = new Properties();
        put(properties, "host", setting("HOST"));
        put(properties, "port", setting("PORT") == null ? usualPort : setting("PORT"));
        put(properties, "auth", String.valueOf(setting("USER") != null));
        put(properties, "starttls.enable", String.valueOf("true".equals(setting("TLS"))));
        put(properties, "starttls.required", String.valueOf("true".equals(setting("TLS"))));
        put(properties, "ssl.checkserveridentity", "true");
        put(properties, "connectiontimeout", PATIENCE_MILLIS);
        put(properties, "timeout", PATIENCE_MILLIS);
        put(properties, "writetimeout", PATIENCE_MILLIS);
        properties.put("mail." + scheme() + ".socketFactory", new BoundedSockets(CONVERSATION, LISTENED));
        put(properties, "socketFactory.fallback", "false");
        return properties;
    }

    private void put(Properties properties, String name, String value) {
        properties.put("mail." + scheme() + "." + name, value);
    }
}
