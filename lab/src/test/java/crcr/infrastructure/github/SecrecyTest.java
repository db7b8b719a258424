package crcr.infrastructure.github;

import static crcr.lab.simulator.github.GitHubOperation.DISPATCH;
import static crcr.lab.simulator.github.GitHubOperation.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import crcr.application.dispatch.SendDispatch.DispatchAnswer;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecrecyTest extends AgainstSimulator {
    private final Logger logger = (Logger) LoggerFactory.getLogger("crcr.infrastructure.github");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.TRACE);
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(logged);
    }

    @Test
    void noCredentialsAreLoggedOrAnswered() {
        simulator.install("org/repo");
        List<String> said = new ArrayList<>();
        for (GitHubFault fault : List.of(
                new GitHubFault.Reset(),
                GitHubFault.error(401, "no"),
                GitHubFault.error(404, "no"),
                new GitHubFault.Reset())) {
            said.add(send("org/repo").toString());
            simulator.failNext(2, DISPATCH, fault);
            said.add(send("org/repo").toString());
            simulator.failNext(1, TOKEN, fault);
            simulator.revokeTokens();
            said.add(send("org/repo").toString());
            simulator.reinstall();
        }
        for (ILoggingEvent event : List.copyOf(logged.list)) {
            said.add(event.getFormattedMessage() + event.getThrowableProxy());
        }

        assertFalse(logged.list.isEmpty());
        Set<String> secrets =
                simulator.requests().stream().map(GitHubRequest::bearer).collect(Collectors.toSet());
        assertFalse(secrets.isEmpty() || secrets.contains(""));
        for (String secret : secrets) {
            assertEquals(
                    List.of(),
                    said.stream().filter(text -> text.contains(secret)).toList());
        }
    }

    @Test
    void aTokenThatCannotBeSentIsNotQuoted() {
        simulator.install("org/repo");
        simulator.failNext(
                1,
                TOKEN,
                new GitHubFault.CannedAnswer(
                        201, Map.of(), "{\"token\":\"ghs_secret\\r\\nX: y\",\"expires_at\":\"2026-11-20T13:00:00Z\"}"));

        DispatchAnswer.Failed failed = assertInstanceOf(DispatchAnswer.Failed.class, send("org/repo"));
        assertFalse(failed.cause().contains("ghs_secret"), failed.cause());
    }
}
