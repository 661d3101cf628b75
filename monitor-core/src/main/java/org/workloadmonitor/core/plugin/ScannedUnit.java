package org.workloadmonitor.core.plugin;

import java.util.Optional;

/**
 * A unit after the scan.
 *
 * @param unit what is shown of it
 * @param offer what it offers; present exactly if its state is usable
 */
record ScannedUnit(PluginUnit unit, Optional<Offer> offer) {}
