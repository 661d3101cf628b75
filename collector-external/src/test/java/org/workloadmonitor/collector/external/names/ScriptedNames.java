package org.workloadmonitor.collector.external.names;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.lookup.LookupSession;

/** Lookups whose name server is a function of the test. */
public final class ScriptedNames {

  private ScriptedNames() {}

  /** Asks the function instead of the network. */
  public static NameLookup asking(Function<Message, CompletionStage<Message>> server) {
    LookupSession session =
        LookupSession.builder().resolver(new ScriptedResolver(server)).ndots(1).build();
    return new NameLookup(() -> session);
  }

  /** The answer with those of the addresses that were asked for. */
  public static CompletionStage<Message> answered(Message query, String... addresses) {
    Message answer = coded(query);
    Record question = query.getQuestion();
    Arrays.stream(addresses)
        .map(InetAddress::ofLiteral)
        .<Record>map(
            address ->
                address.getAddress().length == 4
                    ? new ARecord(question.getName(), DClass.IN, 60, address)
                    : new AAAARecord(question.getName(), DClass.IN, 60, address))
        .filter(record -> record.getType() == question.getType())
        .forEach(record -> answer.addRecord(record, Section.ANSWER));
    return CompletableFuture.completedFuture(answer);
  }

  /** The answer that the name is another one's alias. */
  public static CompletionStage<Message> alias(Message query, String other) {
    Message answer = coded(query);
    Name name = query.getQuestion().getName();
    answer.addRecord(
        new CNAMERecord(name, DClass.IN, 60, Name.fromConstantString(other)), Section.ANSWER);
    return CompletableFuture.completedFuture(answer);
  }

  /** An answer with nothing but a code. */
  public static CompletionStage<Message> coded(Message query, int code) {
    Message answer = coded(query);
    answer.getHeader().setRcode(code);
    return CompletableFuture.completedFuture(answer);
  }

  private static Message coded(Message query) {
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.addRecord(query.getQuestion(), Section.QUESTION);
    return answer;
  }

  private record ScriptedResolver(Function<Message, CompletionStage<Message>> server)
      implements Resolver {

    @Override
    public CompletionStage<Message> sendAsync(Message query) {
      return server.apply(query);
    }

    @Override
    public CompletionStage<Message> sendAsync(Message query, Executor executor) {
      return server.apply(query);
    }

    @Override
    public void setPort(int port) {}

    @Override
    public void setTCP(boolean flag) {}

    @Override
    public void setIgnoreTruncation(boolean flag) {}

    @Override
    public void setEDNS(int version, int payloadSize, int flags, List<EDNSOption> options) {}

    @Override
    public void setTSIGKey(TSIG key) {}

    @Override
    public void setTimeout(Duration timeout) {}
  }
}
