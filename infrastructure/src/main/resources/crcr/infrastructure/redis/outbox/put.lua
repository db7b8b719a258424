-- uses arguments, effects
-- Puts effects into their queues.
-- KEYS for each effect: its record, its lane, due, waiting
-- ARGV effects
-- effects is the number of effects, each with arguments as in shared/effects.
put_effects(1, arg.effects, arg)
return {}
