# The parts that screens are made of: what their marks say, to eyes and to screen readers.

widget-stage = Stage { $number } of { $count }: { $title }
widget-room-left = { $count ->
    [one] Room for one more character
   *[other] Room for { $count } more characters
}

widget-scale-none = Not chosen yet
widget-scale-value = { $value } of 10, between { $low } and { $high }

widget-circles-closer = Closer together
widget-circles-apart = Further apart
widget-circles-none = Not chosen yet
widget-circles-0 = Far apart
widget-circles-1 = Apart
widget-circles-2 = Apart
widget-circles-3 = Near
widget-circles-4 = Near
widget-circles-5 = Touching
widget-circles-6 = Overlapping
widget-circles-7 = Overlapping
widget-circles-8 = Overlapping a lot
widget-circles-9 = Overlapping a lot
widget-circles-10 = Nearly one

widget-breathe-in = Breathe in
widget-breathe-out = Breathe out
widget-breathe-still = In for { $in }, out for { $out }
