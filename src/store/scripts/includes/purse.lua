-- What may be spent today, in millionths of a dollar, of a month's money: what the month has left, divided by the days it has left.
-- `daily`: and no more than this, -1 for no such limit. As long as today has something left, one clip may take `beyond` more.
local function purse_today(daily, purse, month_spent, day_spent, day_reserved)
  if not purse then return daily end
  local share = math.floor(math.max(0, purse.monthly - (month_spent - day_spent)) / purse.daysLeft)
  if day_spent + day_reserved < share then share = share + purse.beyond end
  return daily < 0 and share or math.min(daily, share)
end
