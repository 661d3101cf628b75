package org.workloadmonitor.api;

/**
 * The version of the plugin contract.
 *
 * <p>A plugin jar names the version that it was built for in its manifest, as {@code
 * Monitor-Api-Version: 1.0}. The agent reads that before it loads a class.
 *
 * @param major changes when something that plugins use is removed or changes its meaning
 * @param minor changes when something is added
 */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

  /** The version of this API. */
  public static final ApiVersion CURRENT = new ApiVersion(1, 2);

  /** The manifest attribute that names the version a plugin was built for. */
  public static final String MANIFEST_ATTRIBUTE = "Monitor-Api-Version";

  /** Checks that neither number is negative. */
  public ApiVersion {
    if (major < 0 || minor < 0) {
      throw new IllegalArgumentException("Not a version: " + major + "." + minor);
    }
  }

  /**
   * Reads {@code MAJOR.MINOR}.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static ApiVersion parse(String text) {
    String[] parts = text.strip().split("\\.", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("Not an API version, which looks like 1.0: " + text);
    }
    try {
      return new ApiVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Not an API version, which looks like 1.0: " + text, e);
    }
  }

  /** Whether an agent with this API can run a plugin that was built for the other. */
  public boolean supports(ApiVersion builtFor) {
    return major == builtFor.major && minor >= builtFor.minor;
  }

  @Override
  public int compareTo(ApiVersion other) {
    int byMajor = Integer.compare(major, other.major);
    return byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
