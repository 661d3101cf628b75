package org.workloadmonitor.sink.cloudwatch.service.logs;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.workloadmonitor.sink.cloudwatch.service.access.Access;
import org.workloadmonitor.sink.cloudwatch.service.access.Caller;
import org.workloadmonitor.sink.cloudwatch.service.protocol.AwsError;
import org.workloadmonitor.sink.cloudwatch.service.protocol.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The operations of CloudWatch Logs in one region of one account. */
public final class Logs {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** PutRetentionPolicy, retentionInDays. */
  private static final Set<Integer> RETENTION =
      Set.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  /**
   * What became of a call.
   *
   * @param body the answer's, in JSON; may be empty
   * @param events those that were taken
   */
  public record Result(String body, List<LogEvent> events) {}

  private final String arn;
  private final InstantSource clock;
  private final Map<String, LogGroup> groups = new ConcurrentSkipListMap<>();

  /** A region without log groups. */
  public Logs(String region, String accountId, InstantSource clock) {
    this.arn = "arn:aws:logs:" + region + ":" + accountId + ":log-group:";
    this.clock = clock;
  }

  /** The names of the streams of a group; none if there is no such group. */
  public Set<String> streams(String group) {
    LogGroup found = groups.get(group);
    return found == null ? Set.of() : Set.copyOf(found.streams().keySet());
  }

  /** Deletes a group with all its streams, as an administrator does. */
  public void deleteGroup(String group) {
    groups.remove(group);
  }

  /** Deletes one stream. */
  public void deleteStream(String group, String stream) {
    existing(group).streams().remove(stream);
  }

  /** Carries out an operation. */
  public Result perform(Call.Json call, Caller caller) {
    JsonNode body = call.body();
    String action = "logs:" + call.operation();
    return switch (call.operation()) {
      case "PutLogEvents" -> putEvents(body, action, caller);
      case "CreateLogGroup" -> createGroup(body, action, caller);
      case "CreateLogStream" -> createStream(body, action, caller);
      case "PutRetentionPolicy" -> retain(body, action, caller);
      case "DescribeLogGroups" -> describeGroups(body, action, caller);
      case "DescribeLogStreams" -> describeStreams(body, action, caller);
      default ->
          throw AwsError.badRequest("UnknownOperationException", call.operation() + " is unknown.");
    };
  }

  private Result putEvents(JsonNode body, String action, Caller caller) {
    Fields.onlyThese(body, "logGroupName", "logStreamName", "logEvents", "sequenceToken", "entity");
    String group = Fields.group(body);
    String stream = Fields.stream(body);
    caller.requires(Access.to(action, arn + group + ":log-stream:" + stream));
    LogGroup found = existing(group);
    if (!found.streams().containsKey(stream)) {
      throw notFound("stream");
    }
    var result = new PutLogEvents(found, stream, clock.instant()).take(body.path("logEvents"));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("nextSequenceToken", "0");
    if (!result.rejected().isEmpty()) {
      answer.put("rejectedLogEventsInfo", result.rejected());
    }
    return new Result(JSON.writeValueAsString(answer), result.taken());
  }

  private Result createGroup(JsonNode body, String action, Caller caller) {
    Fields.onlyThese(body, "logGroupName", "kmsKeyId", "tags", "logGroupClass");
    String name = Fields.group(body);
    requiresGroup(caller, action, name);
    if (groups.putIfAbsent(name, new LogGroup(name, now())) != null) {
      throw alreadyExists("group");
    }
    return done();
  }

  private Result createStream(JsonNode body, String action, Caller caller) {
    Fields.onlyThese(body, "logGroupName", "logStreamName");
    String group = Fields.group(body);
    String stream = Fields.stream(body);
    requiresGroup(caller, action, group);
    if (existing(group).streams().putIfAbsent(stream, now()) != null) {
      throw alreadyExists("stream");
    }
    return done();
  }

  private Result retain(JsonNode body, String action, Caller caller) {
    Fields.onlyThese(body, "logGroupName", "retentionInDays");
    String group = Fields.group(body);
    requiresGroup(caller, action, group);
    int days = body.path("retentionInDays").asInt(0);
    if (!RETENTION.contains(days)) {
      throw Fields.constraint(
          Integer.toString(days), "retentionInDays", "Member must be one of " + RETENTION);
    }
    existing(group).retain(days);
    return done();
  }

  private Result describeGroups(JsonNode body, String action, Caller caller) {
    Fields.onlyThese(body, "logGroupNamePrefix", "limit", "nextToken");
    requiresGroup(caller, action, "");
    List<Map<String, Object>> found =
        page(body, "logGroupNamePrefix", groups.keySet()).stream()
            .map(groups::get)
            .map(this::described)
            .toList();
    return new Result(JSON.writeValueAsString(Map.of("logGroups", found)), List.of());
  }

  private Map<String, Object> described(LogGroup group) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("logGroupName", group.name());
    fields.put("creationTime", group.created().toEpochMilli());
    group.retentionDays().ifPresent(days -> fields.put("retentionInDays", days));
    fields.put("arn", arn + group.name() + ":*");
    return fields;
  }

  private Result describeStreams(JsonNode body, String action, Caller caller) {
    Fields.onlyThese(body, "logGroupName", "logStreamNamePrefix", "limit", "nextToken");
    String group = Fields.group(body);
    requiresGroup(caller, action, group);
    List<Map<String, Object>> found =
        page(body, "logStreamNamePrefix", existing(group).streams().keySet()).stream()
            .map(name -> Map.<String, Object>of("logStreamName", name))
            .toList();
    return new Result(JSON.writeValueAsString(Map.of("logStreams", found)), List.of());
  }

  private static List<String> page(JsonNode body, String prefix, Set<String> names) {
    String start = Fields.text(body, prefix).orElse("");
    return names.stream().filter(n -> n.startsWith(start)).limit(Fields.limit(body)).toList();
  }

  /**
   * What a policy must name for anything that is done to a group: its ARN "with the trailing :*"
   * (CloudWatch Logs API reference, LogGroup).
   */
  private void requiresGroup(Caller caller, String action, String group) {
    caller.requires(Access.to(action, arn + group + ":log-stream:"));
  }

  private LogGroup existing(String name) {
    @Nullable LogGroup group = groups.get(name);
    if (group == null) {
      throw notFound("group");
    }
    return group;
  }

  private Instant now() {
    return clock.instant();
  }

  private static Result done() {
    return new Result("", List.of());
  }

  private static AwsError notFound(String what) {
    return AwsError.badRequest(
        "ResourceNotFoundException", "The specified log " + what + " does not exist.");
  }

  private static AwsError alreadyExists(String what) {
    return AwsError.badRequest(
        "ResourceAlreadyExistsException", "The specified log " + what + " already exists");
  }
}
