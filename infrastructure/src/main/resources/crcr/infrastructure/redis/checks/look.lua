-- uses arguments, board
-- How a job stands on the board.
-- KEYS board, labels
-- ARGV job, any_attempt, attempt
-- returns standing: '' if it is not there, shown, remark, labels, labels_at, overtaken, as checks/post says
return situation(KEYS[1], KEYS[2], arg.job, arg.any_attempt, arg.attempt)
