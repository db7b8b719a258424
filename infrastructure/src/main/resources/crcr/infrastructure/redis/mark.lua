-- Tells the mark that the store carries.
-- ARGV the mark to set if there is none
-- returns {mark}
return {mark(ARGV[1])}
