"""The source of the workbooks in `resources/demo/`: invented people, real public figures.

`python -m tests.demo_source` writes the workbooks anew; a test holds that the committed ones equal
what stands here. The figures of СОШ № 30 and of the criteria of six schools in 2018/2019 come from
published programmes and reports; everything else is invented.
"""
