-- uses arguments, board
-- How a job stands on the board.
-- KEYS board, labels
-- ARGV job
-- returns standing: '' if it is not there, shown, remark, labels, labels_at, as checks/post says
return situation(KEYS[1], KEYS[2], arg.job)
