;; Loops of the count sketch, four values a turn; docs/methods/compression.md defines what they compute.
;; Addresses and ends are in bytes, lengths are multiples of four values. A place is twice the column, plus 1 where the value's sign is turned.
(module
  (memory (export "memory") 1 65536)

  ;; Places of the values from index $first on, in the row of $key.
  (func (export "place") (param $places i32) (param $end i32) (param $first i32) (param $key i32) (param $columns i32)
    (local $index v128) (local $keys v128) (local $widths v128) (local $hash v128) (local $upper v128)
    (local.set $index (i32x4.add (i32x4.splat (local.get $first)) (v128.const i32x4 0 1 2 3)))
    (local.set $keys (i32x4.splat (local.get $key)))
    (local.set $widths (i32x4.splat (local.get $columns)))
    (loop $next
      (local.set $hash (v128.xor (local.get $index) (local.get $keys)))
      (local.set $hash (v128.xor (local.get $hash) (i32x4.shr_u (local.get $hash) (i32.const 16))))
      (local.set $hash (i32x4.mul (local.get $hash) (v128.const i32x4 0x85ebca6b 0x85ebca6b 0x85ebca6b 0x85ebca6b)))
      (local.set $hash (v128.xor (local.get $hash) (i32x4.shr_u (local.get $hash) (i32.const 13))))
      (local.set $hash (i32x4.mul (local.get $hash) (v128.const i32x4 0xc2b2ae35 0xc2b2ae35 0xc2b2ae35 0xc2b2ae35)))
      (local.set $hash (v128.xor (local.get $hash) (i32x4.shr_u (local.get $hash) (i32.const 16))))
      (local.set $upper (i32x4.shr_u (local.get $hash) (i32.const 8)))
      (v128.store (local.get $places)
        (v128.or
          (v128.and (local.get $hash) (v128.const i32x4 1 1 1 1))
          (i32x4.shl
            (i8x16.shuffle 0 1 2 3 8 9 10 11 16 17 18 19 24 25 26 27
              (i64x2.shr_u (i64x2.extmul_low_i32x4_u (local.get $upper) (local.get $widths)) (i32.const 24))
              (i64x2.shr_u (i64x2.extmul_high_i32x4_u (local.get $upper) (local.get $widths)) (i32.const 24)))
            (i32.const 1))))
      (local.set $index (i32x4.add (local.get $index) (v128.const i32x4 4 4 4 4)))
      (br_if $next (i32.lt_u (local.tee $places (i32.add (local.get $places) (i32.const 16))) (local.get $end)))))

  ;; Adds the values to their cells of the row, one after the other: two may share a cell.
  (func (export "add") (param $places i32) (param $end i32) (param $values i32) (param $row i32)
    (local $four v128) (local $signed v128) (local $cell i32)
    (loop $next
      (local.set $four (v128.load (local.get $places)))
      (local.set $signed (v128.xor (v128.load (local.get $values)) (i32x4.shl (local.get $four) (i32.const 31))))
      (local.set $four
        (i32x4.add (i32x4.splat (local.get $row)) (i32x4.shl (i32x4.shr_u (local.get $four) (i32.const 1)) (i32.const 2))))
      (f32.store (local.tee $cell (i32x4.extract_lane 0 (local.get $four)))
        (f32.add (f32.load (local.get $cell)) (f32x4.extract_lane 0 (local.get $signed))))
      (f32.store (local.tee $cell (i32x4.extract_lane 1 (local.get $four)))
        (f32.add (f32.load (local.get $cell)) (f32x4.extract_lane 1 (local.get $signed))))
      (f32.store (local.tee $cell (i32x4.extract_lane 2 (local.get $four)))
        (f32.add (f32.load (local.get $cell)) (f32x4.extract_lane 2 (local.get $signed))))
      (f32.store (local.tee $cell (i32x4.extract_lane 3 (local.get $four)))
        (f32.add (f32.load (local.get $cell)) (f32x4.extract_lane 3 (local.get $signed))))
      (local.set $values (i32.add (local.get $values) (i32.const 16)))
      (br_if $next (i32.lt_u (local.tee $places (i32.add (local.get $places) (i32.const 16))) (local.get $end)))))

  ;; The cells at the places, signs turned, as whole numbers in the order of the f32.
  (func (export "estimate") (param $places i32) (param $end i32) (param $row i32) (param $estimates i32)
    (local $four v128) (local $cells v128) (local $words v128)
    (loop $next
      (local.set $four (v128.load (local.get $places)))
      (local.set $cells
        (i32x4.add (i32x4.splat (local.get $row)) (i32x4.shl (i32x4.shr_u (local.get $four) (i32.const 1)) (i32.const 2))))
      (local.set $words
        (v128.load32_lane 3 (i32x4.extract_lane 3 (local.get $cells))
          (v128.load32_lane 2 (i32x4.extract_lane 2 (local.get $cells))
            (v128.load32_lane 1 (i32x4.extract_lane 1 (local.get $cells))
              (v128.load32_zero (i32x4.extract_lane 0 (local.get $cells)))))))
      (local.set $words (v128.xor (local.get $words) (i32x4.shl (local.get $four) (i32.const 31))))
      (v128.store (local.get $estimates)
        (v128.xor (local.get $words)
          (v128.and (i32x4.shr_s (local.get $words) (i32.const 31))
            (v128.const i32x4 0x7fffffff 0x7fffffff 0x7fffffff 0x7fffffff))))
      (local.set $estimates (i32.add (local.get $estimates) (i32.const 16)))
      (br_if $next (i32.lt_u (local.tee $places (i32.add (local.get $places) (i32.const 16))) (local.get $end)))))

  ;; Puts the smaller of two numbers that stand alike in two lists into the first, the larger into the second.
  (func (export "order") (param $first i32) (param $end i32) (param $second i32)
    (local $a v128) (local $b v128)
    (loop $next
      (local.set $a (v128.load (local.get $first)))
      (local.set $b (v128.load (local.get $second)))
      (v128.store (local.get $first) (i32x4.min_s (local.get $a) (local.get $b)))
      (v128.store (local.get $second) (i32x4.max_s (local.get $a) (local.get $b)))
      (local.set $second (i32.add (local.get $second) (i32.const 16)))
      (br_if $next (i32.lt_u (local.tee $first (i32.add (local.get $first) (i32.const 16))) (local.get $end)))))

  ;; Turns the whole numbers of a list back into the f32 whose order they have.
  (func (export "restore") (param $list i32) (param $end i32)
    (local $words v128)
    (loop $next
      (local.set $words (v128.load (local.get $list)))
      (v128.store (local.get $list)
        (v128.xor (local.get $words)
          (v128.and (i32x4.shr_s (local.get $words) (i32.const 31))
            (v128.const i32x4 0x7fffffff 0x7fffffff 0x7fffffff 0x7fffffff))))
      (br_if $next (i32.lt_u (local.tee $list (i32.add (local.get $list) (i32.const 16))) (local.get $end))))))
