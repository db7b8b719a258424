-- uses arguments, effects
-- Puts effects into their queues.
-- KEYS for each effect: its record, its lane, due, waiting
-- ARGV effects
-- effects is how many there are; of each it is given what shared/effects says.
put_effects(1, arg.effects, arg)
return {}
