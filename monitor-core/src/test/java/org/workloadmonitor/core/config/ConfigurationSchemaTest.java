package org.workloadmonitor.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConfigurationSchemaTest {

  private JsonNode schema;

  @BeforeEach
  void writeSchema() {
    schema = write(FakeFactories.standard());
  }

  private static JsonNode write(Factories factories) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ConfigurationSchema.write(factories, out);
    return JsonMapper.shared().readTree(out.toByteArray());
  }

  private JsonNode definition(String name) {
    return schema.at("/$defs").get(name);
  }

  @Test
  void isADraft202012Schema() {
    assertThat(schema.get("$schema").asString())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
  }

  @Test
  void everyReferenceHasADefinition() {
    assertThat(schema.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(definition(reference.replace("#/$defs/", "")))
                    .as(reference)
                    .isNotNull());
  }

  @Test
  void everyTypeIsAnAlternative() {
    assertThat(
            schema
                .at("/properties/components/items/properties/collectors/items/oneOf")
                .findValuesAsString("$ref"))
        .containsExactly("#/$defs/collector.host", "#/$defs/collector.postgresql");
    assertThat(
            schema
                .at("/properties/components/items/properties/health_check/oneOf")
                .findValuesAsString("$ref"))
        .containsExactly("#/$defs/health_check.http");
    assertThat(schema.at("/properties/sinks/items/oneOf").findValuesAsString("$ref"))
        .containsExactly("#/$defs/sink.console", "#/$defs/sink.openmetrics");
  }

  @Test
  void aTypeHasTheKeysOfItsRecordAndTheAgents() {
    JsonNode postgresql = definition("collector.postgresql");

    assertThat(postgresql.get("description").asString()).isEqualTo("Watches a PostgreSQL server.");
    assertThat(postgresql.at("/properties/type/const").asString()).isEqualTo("postgresql");
    assertThat(postgresql.get("properties").propertyNames())
        .containsExactlyInAnyOrder(
            "type",
            "enabled",
            "interval",
            "deadline",
            "url",
            "username",
            "password",
            "ssl",
            "timeout",
            "pool");
    assertThat(postgresql.get("required").values())
        .extracting(JsonNode::asString)
        .containsExactly("type", "url", "username", "password");
    assertThat(postgresql.get("additionalProperties").asBoolean()).isFalse();
  }

  @Test
  void keysHaveDescriptionsDefaultsWordsAndRanges() {
    JsonNode properties = definition("collector.postgresql").get("properties");

    assertThat(properties.at("/url/description").asString())
        .isEqualTo("The JDBC address of the server.");
    assertThat(properties.at("/ssl/default").asString()).isEqualTo("prefer");
    assertThat(properties.at("/ssl/anyOf/0/enum").values())
        .extracting(JsonNode::asString)
        .containsExactly("disable", "prefer", "verify_full");
    assertThat(properties.at("/timeout/description").asString())
        .isEqualTo("At least 1s. At most 1m.");
    JsonNode size = definition(FakePlugin.Pool.class.getName()).at("/properties/size");
    assertThat(size.get("default").asInt()).isEqualTo(2);
    assertThat(size.at("/anyOf/0/minimum").asInt()).isEqualTo(1);
    assertThat(size.at("/anyOf/0/maximum").asInt()).isEqualTo(10);
  }

  @Test
  void defaultsHaveTheirJsonTypes() {
    JsonNode agent = definition(AgentSettings.class.getName()).get("properties");

    assertThat(agent.at("/reload_on_change/default").isBoolean()).isTrue();
    assertThat(agent.at("/max_series_per_component/default").isIntegralNumber()).isTrue();
    assertThat(agent.at("/collection_interval/default").asString()).isEqualTo("60s");
  }

  @Test
  void aThresholdIsALimitOrAMapping() {
    assertThat(
            schema
                .at("/properties/components/items/properties/alert_thresholds")
                .at("/additionalProperties/anyOf/1/$ref")
                .asString())
        .isEqualTo("#/$defs/" + ThresholdKeys.class.getName());
  }

  @Test
  void withoutPluginsAnyTypeGoes() {
    assertThat(write(FakeFactories.of()).at("/properties/sinks/items").propertyNames())
        .containsExactly("type", "required");
  }

  @Test
  void theReaderNeedsNoJackson() throws Exception {
    String result =
        WithoutJackson.call(ConfigurationReader.class.getName(), "defaultText").toString();

    assertThat(result).contains("collectors:");
    assertThat(WithoutJackson.call(StartWithoutJackson.class.getName(), "read"))
        .isEqualTo(Map.of("components", 1, "sinks", 2));
  }
}
