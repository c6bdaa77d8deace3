package se.malspar.domain.decision;

import se.malspar.domain.registry.RegistryEvent;
import se.malspar.domain.trail.RecordEvent;

/** Anything that the log of a municipality holds. Past tense, immutable, readable for ever. */
public sealed interface TrailEvent permits DecidedEvent, RegistryEvent, RecordEvent {}
