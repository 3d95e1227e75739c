"""The rules of a program, by family. Pure: no ORM, no clock.

`document` is what a department sets, `facts` what is known of a person and a ride, `judge` what follows from both,
`page` what a reader is told, `lines` what a file of test cases says.
"""
