package org.vaguemestre.proof;

import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vaguemestre.whole.TestPortal;

/**
 * Every way into the application, as its code says: REST methods, views, servlets, filters, web sockets, mappings of {@code web.xml}, jobs.
 * Nothing is listed by hand, so nothing can be left out.
 */
final class EntriesOfTheCode {
    private static final java.nio.file.Path WEB = TestPortal.home().resolve("web");

    private final Set<String> entries = new TreeSet<>();

    private EntriesOfTheCode() {}

    static Set<String> read() throws IOException, ReflectiveOperationException {
        EntriesOfTheCode code = new EntriesOfTheCode();
        code.classes();
        code.files(WEB.resolve("src/main/webapp/screens"), "view ", ".xhtml");
        code.files(TestPortal.home().resolve("batch/src/main/resources/META-INF/batch-jobs"), "job ", ".xml");
        Matcher mapping = Pattern.compile("<(servlet|filter)-mapping>.*?<url-pattern>([^<]+)</url-pattern>")
                .matcher(Files.readString(WEB.resolve("src/main/webapp/WEB-INF/web.xml")));
        while (mapping.find()) {
            code.entries.add(mapping.group(1) + " " + mapping.group(2));
        }
        return code.entries;
    }

    private void files(java.nio.file.Path folder, String kind, String suffix) throws IOException {
        try (Stream<java.nio.file.Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .forEach(name -> entries.add(kind + name.substring(0, name.length() - suffix.length())));
        }
    }

    /** The classes of the portal, with the libraries they run on, seen from beside the tests. */
    private void classes() throws IOException, ReflectiveOperationException {
        java.nio.file.Path classes = WEB.resolve("target/classes");
        List<URL> path = new ArrayList<>(List.of(classes.toUri().toURL()));
        try (Stream<java.nio.file.Path> server =
                        Files.walk(java.nio.file.Path.of(System.getProperty("vaguemestre.server"), "modules"));
                Stream<java.nio.file.Path> war = Files.walk(WEB.resolve("target"));
                Stream<java.nio.file.Path> compiled = Files.walk(classes)) {
            for (java.nio.file.Path jar : Stream.concat(war, server)
                    .filter(file -> file.toString().endsWith(".jar"))
                    .toList()) {
                path.add(jar.toUri().toURL());
            }
            try (URLClassLoader loader =
                    new URLClassLoader(path.toArray(URL[]::new), EntriesOfTheCode.class.getClassLoader())) {
                for (java.nio.file.Path file : compiled.filter(
                                one -> one.toString().endsWith(".class"))
                        .toList()) {
                    String name = classes.relativize(file).toString().replace('/', '.');
                    type(Class.forName(name.substring(0, name.length() - ".class".length()), false, loader));
                }
            }
        }
    }

    private void type(Class<?> type) {
        WebServlet servlet = type.getAnnotation(WebServlet.class);
        if (servlet != null) {
            Stream.of(servlet.value(), servlet.urlPatterns())
                    .flatMap(Stream::of)
                    .forEach(pattern -> entries.add("servlet " + pattern));
        }
        WebFilter filter = type.getAnnotation(WebFilter.class);
        if (filter != null) {
            Stream.of(filter.value(), filter.urlPatterns())
                    .flatMap(Stream::of)
                    .forEach(pattern -> entries.add("filter " + pattern));
        }
        ServerEndpoint socket = type.getAnnotation(ServerEndpoint.class);
        if (socket != null) {
            entries.add("socket " + socket.value());
        }
        if (type.isAnnotationPresent(Path.class)) {
            for (Method method : type.getDeclaredMethods()) {
                for (Annotation annotation : method.getAnnotations()) {
                    HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (http != null) {
                        entries.add(http.value() + " " + address(type, method));
                    }
                }
            }
        }
    }

    private static String address(Class<?> type, Method method) {
        Path below = method.getAnnotation(Path.class);
        Consumes consumes = method.getAnnotation(Consumes.class);
        Produces produces = method.getAnnotation(Produces.class);
        return type.getAnnotation(Path.class).value()
                + (below == null ? "" : "/" + below.value())
                + (consumes == null ? "" : " from " + consumes.value()[0])
                + (produces == null ? "" : " to " + produces.value()[0]);
    }
}
