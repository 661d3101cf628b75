package org.workloadmonitor.collector.compute.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerSignsTest {

  private static final Set<String> USUAL = Set.of("PATH", "HOME");

  @TempDir Path root;
  private MachineTree machine;

  @BeforeEach
  void makeMachine() throws IOException {
    machine = new MachineTree(root);
  }

  @Test
  void aSystemdServiceIsNoContainer() throws IOException {
    machine.namespaces(false, false).agent("0::/system.slice/workload-monitor.service\n");

    assertThat(isContainer(USUAL)).isFalse();
  }

  @Test
  void aSystemdServiceWithControlGroupsOfItsOwnIsNoContainer() throws IOException {
    machine.namespaces(false, true).agent("0::/\n");

    assertThat(isContainer(USUAL)).isFalse();
  }

  @Test
  void aVirtualMachineMadeFromAContainerImageIsNoContainer() throws IOException {
    machine.namespaces(false, false).put(".dockerenv", "").agent("0::/\n");

    assertThat(isContainer(Set.of("container"))).isFalse();
  }

  @Test
  void aContainerThatSeesTheHostsProcessesIsThereToWatchTheHost() throws IOException {
    machine.namespaces(false, true).put(".dockerenv", "").agent("0::/\n");

    assertThat(isContainer(Set.of("KUBERNETES_SERVICE_HOST"))).isFalse();
  }

  @Test
  void namespacesOfItsOwnMakeAContainer() throws IOException {
    machine.namespaces(true, true).agent("0::/\n");

    assertThat(isContainer(USUAL)).isTrue();
  }

  @Test
  void aSandboxWithoutFurtherSignsIsNoContainer() throws IOException {
    machine.namespaces(true, false).agent("0::/user.slice/user-1000.slice/app.scope\n");

    assertThat(isContainer(USUAL)).isFalse();
  }

  @Test
  void dockerWithTheHostsControlGroupsLeavesItsFile() throws IOException {
    machine.namespaces(true, false).put(".dockerenv", "").agent("4:memory:/\n");

    assertThat(isContainer(USUAL)).isTrue();
  }

  @Test
  void podmanWithTheHostsControlGroupsLeavesItsFile() throws IOException {
    machine.namespaces(true, false).put("run/.containerenv", "").agent("4:memory:/\n");

    assertThat(isContainer(USUAL)).isTrue();
  }

  @Test
  void kubernetesSetsItsVariable() throws IOException {
    machine.namespaces(true, false).agent("4:memory:/\n");

    assertThat(isContainer(Set.of("KUBERNETES_SERVICE_HOST"))).isTrue();
  }

  @Test
  void kubernetesNamesThePath() throws IOException {
    machine.namespaces(true, false).agent("4:memory:/kubepods/besteffort/pod1234/abcd\n");

    assertThat(isContainer(USUAL)).isTrue();
  }

  @Test
  void signsDecideWhereNamespacesAreHidden() throws IOException {
    machine.agent("0::/\n");
    assertThat(isContainer(USUAL)).isFalse();

    machine.put(".dockerenv", "");
    assertThat(isContainer(USUAL)).isTrue();
  }

  @Test
  void nothingAtAllIsNoContainer() {
    assertThat(ContainerSigns.areIn(root.resolve("nowhere"), USUAL)).isFalse();
  }

  private boolean isContainer(Set<String> variables) {
    return ContainerSigns.areIn(root, variables);
  }
}
