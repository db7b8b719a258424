package crcr.infrastructure.github.payload.planted;

import crcr.infrastructure.github.api.CallFailure;

/** Breaks the rule that what a dispatch carries is made without knowing how GitHub is called. */
public record PayloadThatMakesCalls(CallFailure failure) {}
