package org.workloadmonitor.sink.cloudwatch.service.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.workloadmonitor.sink.cloudwatch.service.protocol.Denial;
import org.workloadmonitor.sink.cloudwatch.service.protocol.DenialException;

/** The users, roles and keys of one account. May be used by several threads. */
public final class Account {

  record Owned(AccessKey key, Caller caller) {}

  /** A role that users of this account may assume. */
  private record Role(Policy policy, Optional<String> externalId) {}

  private final String id;
  private final InstantSource clock;
  private final Map<String, Owned> keys = new ConcurrentHashMap<>();
  private final Map<String, Role> roles = new ConcurrentHashMap<>();

  /** An account with nobody in it. */
  public Account(String id, InstantSource clock) {
    this.id = id;
    this.clock = clock;
  }

  /** The twelve digits. */
  public String id() {
    return id;
  }

  /** Makes a key of a user, or another one of a user that has one. */
  public AccessKey user(String name, Policy policy) {
    AccessKey key = new AccessKey(random("AKIA", 8), secret(), Optional.empty(), Optional.empty());
    user(name, policy, key);
    return key;
  }

  /** Gives a key of the test's choice to a user. */
  public void user(String name, Policy policy, AccessKey key) {
    own(key, new Caller("arn:aws:iam::" + id + ":user/" + name, "AIDA" + name, policy));
  }

  /** Replaces what the owner of a key may do. */
  public void allow(AccessKey key, Policy policy) {
    keys.computeIfPresent(
        key.id(),
        (keyId, owned) ->
            new Owned(key, new Caller(owned.caller().arn(), owned.caller().userId(), policy)));
  }

  /** Makes a temporary key with the rights of a lasting one. */
  public AccessKey temporary(AccessKey of, Duration lifetime) {
    return temporary(owner(of.id()).caller(), lifetime);
  }

  /** Deletes a key: from now on nobody knows it. */
  public void delete(AccessKey key) {
    keys.remove(key.id());
  }

  /** Makes a role that every user of the account may assume, if a policy allows. */
  public String role(String name, Policy policy) {
    return role(name, policy, Optional.empty());
  }

  /** Makes a role that is given only to who knows its external id. */
  public String role(String name, Policy policy, Optional<String> externalId) {
    String arn = "arn:aws:iam::" + id + ":role/" + name;
    roles.put(arn, new Role(policy, externalId));
    return arn;
  }

  /**
   * Gives a role to a caller.
   *
   * @throws DenialException if there is no such role, or not for this caller; as in AWS the two
   *     look the same
   */
  public AccessKey assume(
      Caller caller,
      String roleArn,
      String session,
      Optional<String> externalId,
      Duration lifetime) {
    Access access = Access.to("sts:AssumeRole", roleArn);
    Role role = roles.get(roleArn);
    if (role == null
        || (role.externalId().isPresent() && !role.externalId().equals(externalId))
        || !caller.policy().allows(access)) {
      throw new DenialException(
          Denial.NOT_ALLOWED, "User: " + caller.arn() + " is not authorized to perform: " + access);
    }
    String name = roleArn.substring(roleArn.lastIndexOf('/') + 1);
    return temporary(
        new Caller(
            "arn:aws:sts::%s:assumed-role/%s/%s".formatted(id, name, session),
            "AROA" + name + ":" + session,
            role.policy()),
        lifetime);
  }

  Owned owner(String keyId) {
    Owned owned = keys.get(keyId);
    if (owned == null) {
      throw new DenialException(
          Denial.UNKNOWN_KEY, "The security token included in the request is invalid.");
    }
    return owned;
  }

  /** The secret of a key, once its session token is found to be right. */
  AccessKey key(String keyId, Optional<String> sessionToken) {
    AccessKey key = owner(keyId).key();
    if (!key.sessionToken().equals(sessionToken)) {
      throw new DenialException(
          Denial.UNKNOWN_KEY, "The security token included in the request is invalid.");
    }
    if (key.expires().filter(end -> !clock.instant().isBefore(end)).isPresent()) {
      throw new DenialException(
          Denial.EXPIRED_KEY, "The security token included in the request is expired");
    }
    return key;
  }

  Caller caller(AccessKey key) {
    return owner(key.id()).caller();
  }

  private AccessKey temporary(Caller caller, Duration lifetime) {
    Instant end = clock.instant().plus(lifetime);
    AccessKey key =
        new AccessKey(
            random("ASIA", 8), secret(), Optional.of(random("session/+=", 100)), Optional.of(end));
    own(key, caller);
    return key;
  }

  private void own(AccessKey key, Caller caller) {
    keys.put(key.id(), new Owned(key, caller));
  }

  private static String secret() {
    return random("secret+/", 16);
  }

  private static String random(String start, int bytes) {
    byte[] random = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(random);
    return start + HexFormat.of().withUpperCase().formatHex(random);
  }
}
