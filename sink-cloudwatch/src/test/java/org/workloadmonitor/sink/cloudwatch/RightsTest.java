package org.workloadmonitor.sink.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.workloadmonitor.api.plan.IamStatement;
import org.workloadmonitor.api.sink.Outcome;
import org.workloadmonitor.sink.cloudwatch.aws.AssumeRole;
import org.workloadmonitor.sink.cloudwatch.service.access.Policy;
import tools.jackson.databind.ObjectMapper;

/** The rights that a configuration asks for are enough, and none of them is too many. */
class RightsTest {

  @RegisterExtension private final LocalAws aws = new LocalAws(InstantSource.system());

  @TempDir Path directory;

  @Test
  void areEnoughAndNoneIsTooMany() throws Exception {
    Configs configs = withLogs();
    List<IamStatement> rights = rights(configs);

    allow(rights);
    assertThat(deliver(configs)).allMatch(Outcome.Delivered.class::isInstance);

    for (String action : actions(rights)) {
      aws.service().logs().deleteGroup("/workload/events");
      allow(without(action, rights));
      assertThat(deliver(configs)).as("without %s", action).anyMatch(Target::comesAgain);
    }
  }

  @Test
  void holdForTheNamespacesOfThePrefixAlone() throws Exception {
    Configs configs = aws.configs();
    allow(rights(configs));

    configs.namespacePrefix = "Other";
    assertThat(deliver(configs)).allMatch(Target::comesAgain);
  }

  @Test
  void holdForTheLogGroupAlone() throws Exception {
    Configs configs = withLogs();
    allow(rights(configs));

    configs.logGroup = Optional.of("/workload/events2");
    assertThat(deliver(configs)).anyMatch(Target::comesAgain);
  }

  @Test
  void nameTheRoleAndItsAccount() {
    Configs configs = withLogs();
    configs.createLogGroup = false;
    configs.assumeRole = Optional.of(AssumeRole.parse("arn:aws-cn:iam::123456789012:role/monitor"));
    configs.region = Optional.of("cn-north-1");

    assertThat(rights(configs))
        .contains(
            IamStatement.allow("sts:AssumeRole").on("arn:aws-cn:iam::123456789012:role/monitor"),
            IamStatement.allow("logs:CreateLogStream", "logs:PutLogEvents")
                .on("arn:aws-cn:logs:cn-north-1:123456789012:log-group:/workload/events:*"));
  }

  private Configs withLogs() {
    Configs configs = aws.configs();
    configs.logGroup = Optional.of("/workload/events");
    configs.createLogGroup = true;
    return configs;
  }

  private static List<IamStatement> rights(Configs configs) {
    return new CloudWatchSinkFactory().permissions(configs.build());
  }

  private List<Outcome> deliver(Configs configs) throws Exception {
    try (Target target = new Target(configs, directory)) {
      return configs.logGroup.isPresent()
          ? target.write(Target.both(target.points(3), target.events(3)))
          : target.write(target.points(3));
    }
  }

  private void allow(List<IamStatement> statements) {
    List<Map<String, Object>> elements = new ArrayList<>();
    for (IamStatement statement : statements) {
      Map<String, Object> element = new LinkedHashMap<>();
      element.put("Effect", "Allow");
      element.put("Action", statement.actions());
      element.put("Resource", statement.resources());
      if (!statement.conditions().isEmpty()) {
        element.put("Condition", statement.conditions());
      }
      elements.add(element);
    }
    String document =
        new ObjectMapper()
            .writeValueAsString(Map.of("Version", "2012-10-17", "Statement", elements));
    aws.service().account().allow(LocalAws.KEY, Policy.of(document));
  }

  private static List<String> actions(List<IamStatement> statements) {
    return statements.stream().flatMap(statement -> statement.actions().stream()).toList();
  }

  private static List<IamStatement> without(String action, List<IamStatement> statements) {
    List<IamStatement> others = new ArrayList<>();
    for (IamStatement statement : statements) {
      TreeSet<String> left = new TreeSet<>(statement.actions());
      left.remove(action);
      if (!left.isEmpty()) {
        others.add(new IamStatement(left, statement.resources(), statement.conditions()));
      }
    }
    return others;
  }
}
