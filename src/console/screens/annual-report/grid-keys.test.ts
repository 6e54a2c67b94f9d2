import { describe, expect, it } from 'vitest'
import { neighbour } from './grid-keys.ts'

/** Table 2: two rows of three figures, four of one. */
const LENGTHS = [3, 3, 1, 1, 1, 1]

describe('arrow keys in a table', () => {
  it.each([
    ['ArrowRight', { row: 0, cell: 1 }],
    ['ArrowDown', { row: 1, cell: 0 }],
    ['End', { row: 0, cell: 2 }],
  ])('%s from the first figure', (key, place) => {
    expect(neighbour(LENGTHS, { row: 0, cell: 0 }, key)).toEqual(place)
  })

  it('stay on the nearest figure of a shorter row', () => {
    expect(neighbour(LENGTHS, { row: 1, cell: 2 }, 'ArrowDown')).toEqual({ row: 2, cell: 0 })
  })

  it.each(['ArrowUp', 'ArrowLeft', 'a', 'Enter'])('%s leads nowhere from the first figure', (key) => {
    expect(neighbour(LENGTHS, { row: 0, cell: 0 }, key)).toBeNull()
  })

  it.each(['ArrowDown', 'ArrowRight'])('%s leads nowhere from the last', (key) => {
    expect(neighbour(LENGTHS, { row: 5, cell: 0 }, key)).toBeNull()
  })
})
