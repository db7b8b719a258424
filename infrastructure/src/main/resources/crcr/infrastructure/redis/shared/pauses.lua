-- Returns the pause after that number of times, from ms with blanks between them; the last one applies to all further
-- times.
local function pause_after(times, pauses)
  local found
  for pause in string.gmatch(pauses, '%S+') do
    found = tonumber(pause)
    times = times - 1
    if times == 0 then
      break
    end
  end
  return found
end
