package org.workloadmonitor.sink.cloudwatch.service;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.workloadmonitor.sink.cloudwatch.service.access.Account;
import org.workloadmonitor.sink.cloudwatch.service.access.Caller;
import org.workloadmonitor.sink.cloudwatch.service.access.Gate;
import org.workloadmonitor.sink.cloudwatch.service.http.Bytes;
import org.workloadmonitor.sink.cloudwatch.service.http.Reply;
import org.workloadmonitor.sink.cloudwatch.service.http.Request;
import org.workloadmonitor.sink.cloudwatch.service.http.Response;
import org.workloadmonitor.sink.cloudwatch.service.logs.LogEvent;
import org.workloadmonitor.sink.cloudwatch.service.logs.Logs;
import org.workloadmonitor.sink.cloudwatch.service.metrics.Datum;
import org.workloadmonitor.sink.cloudwatch.service.metrics.HouseRules;
import org.workloadmonitor.sink.cloudwatch.service.metrics.PutMetricData;
import org.workloadmonitor.sink.cloudwatch.service.protocol.Answers;
import org.workloadmonitor.sink.cloudwatch.service.protocol.AwsError;
import org.workloadmonitor.sink.cloudwatch.service.protocol.Call;
import org.workloadmonitor.sink.cloudwatch.service.protocol.Calls;
import org.workloadmonitor.sink.cloudwatch.service.protocol.DenialException;
import org.workloadmonitor.sink.cloudwatch.service.protocol.Parameters;
import org.workloadmonitor.sink.cloudwatch.service.sts.SecurityTokens;

/** Takes a request from its decoding to its place in the journal. */
final class Desk {

  /** What the service makes of a request, before it goes back to the client. */
  private record Outcome(Response response, String code, List<Datum> data, List<LogEvent> events) {

    static Outcome failed(Response response, String code) {
      return new Outcome(response, code, List.of(), List.of());
    }
  }

  private final Settings settings;
  private final Gate gate;
  private final SecurityTokens tokens;
  private final PutMetricData putMetricData;
  private final Logs logs;
  private final Faults faults;
  private final Journal journal;

  Desk(
      Settings settings,
      Account account,
      HouseRules houseRules,
      Logs logs,
      Faults faults,
      Journal journal) {
    this.settings = settings;
    this.gate = new Gate(account, settings.region(), settings.clock());
    this.tokens = new SecurityTokens(account);
    this.putMetricData = new PutMetricData(houseRules);
    this.logs = logs;
    this.faults = faults;
    this.journal = journal;
  }

  Reply serve(Request request, Fault ofArrival) {
    journal.begin();
    try {
      return served(request, ofArrival);
    } finally {
      journal.end();
    }
  }

  private Reply served(Request request, Fault ofArrival) {
    String id = UUID.randomUUID().toString();
    Bytes body;
    Call call;
    try {
      body = Calls.unpack(request);
      call = Calls.decode(request, body);
    } catch (AwsError e) {
      Outcome outcome = Outcome.failed(Answers.failure(e, id), e.code());
      return reply(outcome, id, Fault.none(), new Sizes(request.body().size(), 0), "");
    }
    Fault fault = faults.of(call.operation(), ofArrival);
    Sizes sizes = new Sizes(request.body().size(), body.size());
    return reply(
        outcome(request, call, body.size(), fault, id), id, fault, sizes, call.operation());
  }

  private record Sizes(int wireBytes, int bytes) {}

  private Outcome outcome(Request request, Call call, int size, Fault fault, String id) {
    return switch (fault) {
      case Fault.Unread unread -> throw new IllegalStateException("It was read: " + unread);
      case Fault.Refused(AwsError error, Map<String, String> headers) -> {
        Response response = Answers.failure(call, error, id);
        for (Map.Entry<String, String> header : headers.entrySet()) {
          response = response.with(header.getKey(), header.getValue());
        }
        yield Outcome.failed(response, error.code());
      }
      case Fault.Lost(boolean taken, var way) when !taken -> Outcome.failed(Response.of(0), "");
      case Fault.Lost lost -> performed(request, call, size, id);
    };
  }

  private Outcome performed(Request request, Call call, int size, String id) {
    try {
      return perform(call, gate.identify(request, call.service()), size, id);
    } catch (DenialException e) {
      return Outcome.failed(Answers.failure(call, e, id), e.denial().name());
    } catch (AwsError e) {
      return Outcome.failed(Answers.failure(call, e, id), e.code());
    }
  }

  private Outcome perform(Call call, Caller caller, int size, String id) {
    return switch (call) {
      case Call.Query query when query.service().equals("sts") ->
          new Outcome(
              Answers.success(call, tokens.perform(query, caller), id), "", List.of(), List.of());
      case Call.Query query -> metrics(call, "", query.parameters(), caller, size, id);
      case Call.Json json when json.service().equals("logs") -> {
        Logs.Result result = logs.perform(json, caller);
        yield new Outcome(Answers.success(call, result.body(), id), "", List.of(), result.events());
      }
      case Call.Json json -> metrics(call, "{}", json.parameters(), caller, size, id);
    };
  }

  private Outcome metrics(
      Call call, String result, Parameters parameters, Caller caller, int size, String id) {
    if (!call.operation().equals("PutMetricData")) {
      throw Calls.invalidAction(call.operation(), "2010-08-01");
    }
    List<Datum> data = putMetricData.take(parameters, caller, size, settings.clock().instant());
    return new Outcome(Answers.success(call, result, id), "", data, List.of());
  }

  private Reply reply(Outcome outcome, String id, Fault fault, Sizes sizes, String operation) {
    Instant now = settings.clock().instant();
    Reply answer =
        new Reply.Answer(
            outcome
                .response()
                .with("x-amzn-RequestId", id)
                .with(
                    "Date",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC))));
    Reply reply = fault instanceof Fault.Lost lost ? lost.way().apply(answer) : answer;
    journal.write(
        new Exchange(
            now,
            operation,
            sizes.wireBytes(),
            sizes.bytes(),
            outcome.response().status(),
            outcome.code(),
            reaches(reply, answer),
            outcome.data(),
            outcome.events()));
    return reply;
  }

  /** Whether the client gets the service's own answer, all of it. */
  private static boolean reaches(Reply reply, Reply answer) {
    return switch (reply) {
      case Reply.Slowly(Response response, var pause) -> new Reply.Answer(response).equals(answer);
      default -> reply.equals(answer);
    };
  }
}
