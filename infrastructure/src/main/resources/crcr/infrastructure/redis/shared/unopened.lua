-- The deliveries that have targets which are not open yet, in the order in which they were accepted.
local OPENING = '{crcr}:opening'

-- The key of those targets of a delivery: in each entry so many as are opened at once, with blanks between them.
local function unopened_key(id)
  return '{crcr}:unopened:' .. id
end
