package org.workloadmonitor.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.RetryableException;

class ReasonTest {

  @Test
  void leadsWithTheKindOfException() {
    assertThat(Reason.of(new ConnectException("Connection refused")))
        .isEqualTo("ConnectException: Connection refused");
  }

  @Test
  void leavesTheKindOutWhereTheMessageIsWrittenForPeople() {
    assertThat(Reason.of(new RetryableException("The server starts up.", (Throwable) null)))
        .isEqualTo("The server starts up.");
  }

  @Test
  void looksBehindExceptionsThatOnlyWrap() {
    Throwable wrapped = new ExecutionException(new RuntimeException(new IOException("disk full")));

    assertThat(Reason.of(wrapped)).isEqualTo("IOException: disk full");
  }

  @Test
  void namesTheCauseOfAClassThatCouldNotBeInitialised() {
    Throwable failure = new ExceptionInInitializerError(new IllegalStateException("no library"));

    assertThat(Reason.of(failure)).isEqualTo("IllegalStateException: no library");
  }

  @Test
  void isTheKindAloneWhereThereIsNoMessage() {
    assertThat(Reason.of(new NullPointerException())).isEqualTo("NullPointerException");
  }

  @Test
  void isOneLineWithoutSecretsAndNotTooLong() {
    String reason =
        Reason.of(new IOException("first\n\tsecond password=hunter2 " + "x".repeat(9_999)));

    assertThat(reason).startsWith("IOException: first second password=*** xxx").hasSize(500);
  }

  @Test
  void survivesAnExceptionThatThrows() {
    class Broken extends RuntimeException {
      private static final long serialVersionUID = 1L;

      @Override
      public String getMessage() {
        throw new IllegalStateException("broken");
      }
    }

    assertThat(Reason.of(new Broken())).isEqualTo("Broken");
    assertThat(Reason.trace(new Broken())).contains("IllegalStateException");
  }

  @Test
  void aStackTraceHoldsNoSecretEither() {
    String trace = Reason.trace(new IOException("to http://bob:hunter2@web"));

    assertThat(trace).contains("http://***@web", "at org.workloadmonitor").doesNotContain("hunter");
  }
}
