-- uses arguments, board
-- Returns the standing of a job on the board.
-- KEYS board, labels
-- ARGV job, any_attempt, attempt
-- returns standing: '' if it is absent, shown, remark, labels, labels_at, overtaken, as in checks/post
return situation(KEYS[1], KEYS[2], arg.job, arg.any_attempt, arg.attempt)
