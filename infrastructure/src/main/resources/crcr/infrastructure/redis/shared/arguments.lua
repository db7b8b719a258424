-- The script's arguments, by name. ScriptText puts in here those of the header, whose values come by place. After them
-- come those that are counted from 1, each name before its value.
local arg = {}
for i = 1, #ARGV, 2 do
  arg[ARGV[i]] = ARGV[i + 1]
end
